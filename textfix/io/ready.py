"""Imported by the process that workers are forked from: what nearly every document needs is loaded once for all.

Patterns are compiled and weights unpacked when they are first asked, so a page is cleaned that asks most of them.
"""

from __future__ import annotations

from ..pipeline import clean
from . import batch

PAGE = """Home | News | Sport | Contact

# Harbour opens after two years

By Ann Lee, Staff Writer
Published on 3 May 2024

The harbour of Arlen opened on Monday after two years of work on its walls, and “nobody minded the rain”, she wrote.

Mayor Ida Lund told the council that the bridge would carry bicycles and trams before it carried a single car.

## What comes next?

- the trams, which will run every ten minutes
- the fish market, from June on

The rebuilding cost 48 million crowns – half of it comes from the state, and the rest will be paid by a toll on lorries.

Ann Lee is a reporter at the Arlen Post. Follow her on Twitter.

Share this
Related articles
Lamp seller loses parking space
Sign up for our newsletter
© 2024 The Arlen Post. All rights reserved.
"""

clean(PAGE)

__all__ = ["PAGE", "batch"]
