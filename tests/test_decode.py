"""Bytes become text, the right text, and go back to the same bytes."""

import random
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import textfix
from textfix.decoding import decode, looks_binary
from textfix.decoding.declared import codec_of, declared_codec
from textfix.decoding.lossless import read

# Our own sentences: each long enough to be told, short enough to be a headline.
SENTENCES = {
    "de": "Die Brücke über den Fluss bleibt bis März gesperrt, weil größere Schäden gefunden wurden.",
    "fr": "Le théâtre de la ville a été fermé après l'été, et personne ne sait où jouer désormais.",
    "es": "Mañana el niño irá a la estación para recibir a su compañera después del mediodía.",
    "pl": "Wczoraj wieczorem nad jeziorem było bardzo zimno, więc wróciliśmy wcześniej do domu.",
    "cs": "Naše město má nové nádraží, ale vlaky přijíždějí stále později než dříve.",
    "ru": "Сегодня утром на площади открыли новый рынок, где продают хлеб, мёд и овощи.",
    "uk": "Її брат живе у Києві й щодня їздить на роботу новим тролейбусом.",
    "el": "Το πλοίο έφυγε από το λιμάνι νωρίς το πρωί και έφτασε στο νησί το απόγευμα.",
    "tr": "Çocuklar okuldan çıktıktan sonra göl kıyısında oynadılar ve akşam eve döndüler.",
    "he": "הילדים הלכו אתמול לגן החיות וראו שם פילים וקופים רבים.",
    "ar": "وصل القطار إلى المحطة في الصباح وكان المسافرون ينتظرون منذ ساعة.",
    "th": "เมื่อวานนี้ฝนตกหนักมากจนถนนหลายสายในเมืองมีน้ำท่วม",
    "ja": "昨日は雨が降っていたので、図書館で本を読んで過ごしました。",
    "ko": "어제는 비가 많이 와서 우리는 집에서 책을 읽고 음악을 들었습니다.",
    "zh": "昨天下雨了，我们在图书馆看了一整天的书，晚上才回家。",
    "zh-Hant": "昨天下雨了，我們在圖書館看了一整天的書，晚上纔回家。",
    "lt": "Vakar miške radome daug grybų, todėl šįvakar virsime sriubą visai šeimai.",
}
WRITTEN = [
    ("de", "cp1252"), ("de", "iso8859-1"), ("de", "mac-roman"), ("de", "cp850"), ("fr", "cp1252"), ("fr", "iso8859-15"),
    ("es", "cp1252"), ("pl", "cp1250"), ("pl", "iso8859-2"), ("pl", "cp852"), ("cs", "cp1250"), ("cs", "iso8859-2"),
    ("ru", "cp1251"), ("ru", "koi8-r"), ("ru", "cp866"), ("ru", "iso8859-5"), ("ru", "mac-cyrillic"), ("uk", "cp1251"),
    ("uk", "koi8-u"), ("el", "cp1253"), ("el", "iso8859-7"), ("tr", "cp1254"), ("tr", "iso8859-9"), ("he", "cp1255"),
    ("he", "iso8859-8"), ("ar", "cp1256"), ("ar", "iso8859-6"), ("th", "cp874"), ("ja", "cp932"), ("ja", "euc_jp"),
    ("ja", "iso2022_jp"), ("ko", "cp949"), ("ko", "iso2022_kr"), ("zh", "gb18030"), ("zh", "hz"), ("zh-Hant", "big5"),
    ("lt", "cp1257"),
]  # fmt: skip
WIDE = ("utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be")
ANY_ENCODING = sorted({encoding for _, encoding in WRITTEN} | {*WIDE, "utf-8", "johab", "big5hkscs", "iso2022_jp_ext"})


@pytest.mark.parametrize(("language", "encoding"), WRITTEN)
def test_a_sentence_in_a_legacy_encoding_is_read_right(language, encoding):
    raw = SENTENCES[language].encode(encoding)
    got = decode(raw)
    assert got.text == SENTENCES[language]
    assert got.encode() == raw
    assert got.confidence > 0.5


@pytest.mark.parametrize("encoding", ["cp1252", "koi8-r", "euc_jp", "gb18030"])
def test_a_long_document_is_read_by_its_parts(encoding):
    language = {"cp1252": "de", "koi8-r": "ru", "euc_jp": "ja", "gb18030": "zh"}[encoding]
    text = "Page 1 of 7\n" * 400 + (SENTENCES[language] + "\n") * 200
    assert decode(text.encode(encoding)).text == text


@pytest.mark.parametrize("language", SENTENCES)
@pytest.mark.parametrize("encoding", WIDE)
def test_wide_encodings_with_and_without_mark(language, encoding):
    text = SENTENCES[language]
    assert decode(text.encode(encoding)).text == text
    mark = "\ufeff".encode(encoding)
    got = decode(mark + text.encode(encoding))
    assert (got.text, got.encoding, got.bom, got.confidence) == (text, encoding, mark, 1.0)


SHORT = [
    "Hi", "12", "no\r\n", "65 kW", "08028", "Hello wörld", "“Tea” — £3", "15%, гэ",
    "29 ก.พ.", "(242 m), d", "síd", "ו 5",
]  # fmt: skip


@pytest.mark.parametrize("text", SHORT)
@pytest.mark.parametrize("encoding", WIDE)
def test_a_few_characters_in_a_wide_encoding_are_told_by_the_column_of_nuls(text, encoding):
    raw = text.encode(encoding)
    assert (decode(raw).text, decode(raw).encode()) == (text, raw)
    assert looks_binary(raw * 9) is None


@pytest.mark.parametrize("text", ["“‘– 1", "3 16 No", "λίγα-λί"])
def test_characters_with_their_bytes_turned_are_no_text(text):
    for encoding in ("utf-16-le", "utf-16-be"):
        assert decode(text.encode(encoding)).text == text


@pytest.mark.parametrize("raw", [b"a\0", b"\0a", b"one\0two\0", b"a\tb\tc\td", b"1\n2\n3\n4\n", b"a\0b", b"\0\0\0\0"])
def test_other_nuls_and_controls_are_no_column(raw):
    assert decode(raw).text == raw.decode()


def test_utf8_is_utf8_with_or_without_mark():
    text = "".join(SENTENCES.values())
    assert decode(text.encode()) == textfix.Decoded(text, "utf-8", 1.0)
    assert decode(text.encode("utf-8-sig")).bom == b"\xef\xbb\xbf"
    assert decode(b"") == textfix.Decoded("", "utf-8", 1.0)
    assert decode(b"\xef\xbb\xbf").text == ""


@given(st.text(alphabet=st.characters(exclude_categories=["Cs", "Cc"])))
def test_bytes_in_utf8_equal_the_text(text):
    assert decode(text.encode()).text == text.removeprefix("\ufeff")


@pytest.mark.parametrize("language", SENTENCES)
def test_a_few_bad_bytes_leave_utf8_what_it_is(language):
    good = SENTENCES[language].encode()
    raw = good + b" \xff " + good + b"\xc3"
    got = decode(raw)
    assert got.encoding == "utf-8"
    assert got.text == SENTENCES[language] + " \ufffd " + SENTENCES[language] + "\ufffd"
    assert [patch[2] for patch in got.patches] == [b"\xff", b"\xc3"]
    assert got.confidence < 1
    assert got.encode() == raw


def test_a_genuine_replacement_character_needs_no_patch():
    got = decode("Größe \ufffd".encode() + b"\xfe")
    assert got.text == "Größe \ufffd\ufffd"
    assert got.patches == ((7, 8, b"\xfe"),)


@pytest.mark.parametrize(
    ("raw", "text"),
    [
        (b"caf\xe9", "café"),
        (b"na\xefve", "naïve"),
        (b"\x93Hello\x94 he said", "“Hello” he said"),
        (b"It\x92s late", "It’s late"),
        (b"\xa9 2020 Acme", "© 2020 Acme"),
        (b"abc\x1b$B\x1b(Bxyz", "abc\x1b$B\x1b(Bxyz"),
        (b"\x1b[31mred\x1b[0m", "\x1b[31mred\x1b[0m"),
    ],
)
def test_a_line_with_one_odd_byte_is_read_as_most_people_write_it(raw, text):
    assert decode(raw).text == text


def test_bytes_windows_leaves_undefined_are_c1_controls():
    got = read(b"\x81 caf\xe9", "cp1252")
    assert got.text == "\x81 café"
    assert got.encode() == b"\x81 caf\xe9"


@pytest.mark.parametrize(
    "raw",
    [
        b"\x1b$B\x1b(B\x1b$B$3\x1b(J",  # ISO-2022-JP that changes state for nothing, and ends in another one
        b"\x1b$B$3\x1b$B$s\x1b(B",
        "\u3000".encode("gb18030") + b"\xa3\xa0",
        b"\xc9\xa1\x41\xa4\xd4\xff\x80",
        b"\x00\xd8\x00\xdc\x00\xd8A",  # a lone surrogate in UTF-16
        b"\xed\xa0\x80 \xc0\xaf",  # a surrogate and an overlong form in UTF-8
    ],
)
@pytest.mark.parametrize("encoding", ANY_ENCODING)
def test_sequences_without_a_canonical_spelling_go_back(raw, encoding):
    assert read(raw, encoding).encode() == raw


@given(st.binary(max_size=400))
@settings(deadline=None, max_examples=25)
def test_any_bytes_go_back(raw):
    got = decode(raw)
    assert got.encode() == raw
    got.text.encode()  # no lone surrogates
    assert 0 <= got.confidence <= 1
    assert decode(raw) == got


@given(st.sampled_from(ANY_ENCODING), st.binary(max_size=300))
@settings(deadline=None, max_examples=300)
def test_any_bytes_go_back_from_any_encoding(encoding, raw):
    got = read(raw, encoding)
    assert got.encode() == raw
    got.text.encode()


@given(st.sampled_from(WRITTEN), st.integers(0, 200), st.binary(min_size=1, max_size=4), st.integers(0, 3))
@settings(deadline=None, max_examples=20)
def test_damaged_text_goes_back(written, at, junk, cut):
    language, encoding = written
    raw = SENTENCES[language].encode(encoding)
    raw = raw[:at] + junk + raw[at + cut :]
    assert decode(raw).encode() == raw
    assert read(raw, encoding).encode() == raw


def test_a_declaration_decides_what_reading_cannot():
    raw = '<meta charset="iso-8859-15">5 €'.encode("iso8859-15")
    assert decode(raw).text.endswith("5 €")
    assert decode("5 €".encode("cp858"), declared="cp858").text == "5 €"


def test_a_false_declaration_is_overruled():
    raw = ('<meta charset="windows-1252">' + SENTENCES["ru"]).encode("cp1251")
    assert decode(raw).text.endswith(SENTENCES["ru"])
    assert decode(SENTENCES["el"].encode(), declared="latin-1").text == SENTENCES["el"]
    assert decode(SENTENCES["cs"].encode("cp1250"), declared="no such thing").text == SENTENCES["cs"]


@pytest.mark.parametrize(
    ("head", "codec"),
    [
        (b'<?xml version="1.0" encoding="KOI8-R"?>', "koi8-r"),
        (b"<html><head><META charset=Shift_JIS>", "cp932"),
        (b'<meta http-equiv="content-type" content="text/html; charset=gb2312">', "gb18030"),
        (b"<meta charset=utf-16>", "utf-8"),
        (b"<meta charset=rot13>", None),
        (b"charset=koi8-r is a setting", None),
    ],
)
def test_declared_encodings(head, codec):
    assert declared_codec(head) == codec


@pytest.mark.parametrize("label", ["rot13", "unicode_escape", "idna", "zip", "base64", "", "x\0y", "utf-7"])
def test_labels_that_are_no_text_encoding(label):
    assert codec_of(label) is None


@pytest.mark.parametrize(
    ("raw", "reason"),
    [
        (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "PNG image"),
        (b"\x1f\x8b\x08\0\0\0\0\0", "gzip archive"),
        (b"%PDF-1.7\n", "PDF document"),
        (b"RIFF\x10\0\0\0WEBPVP8 ", "WebP image"),
        (b"PK\x03\x04\x14\0", "zip archive"),
        (b"ab\0\0\0\0\0\0\0\0" * 50, "many NUL bytes"),
        (bytes(range(1, 9)) * 50, "many control bytes"),
    ],
)
def test_binary_files_are_named(raw, reason):
    assert looks_binary(raw) == reason


@pytest.mark.parametrize("language", SENTENCES)
def test_text_is_not_binary_in_any_encoding(language):
    text = SENTENCES[language]
    for encoding in ("utf-8", "utf-8-sig", "utf-16", *WIDE, *(e for name, e in WRITTEN if name == language)):
        assert looks_binary(text.encode(encoding)) is None, encoding


@pytest.mark.parametrize("raw", [b"", b"MZ is a rapper", b"BZh", b"a\0b and more of it", b"\x1b[31mred\x1b[0m"])
def test_short_and_odd_text_is_not_binary(raw):
    assert looks_binary(raw) is None


@pytest.mark.parametrize("size", [300, 1_000, 3_000, 10_000, 300_000])
def test_random_bytes_are_no_text(size):
    noise = random.Random(15)
    assert {looks_binary(noise.randbytes(size)) for _ in range(50)} <= {"many control bytes", "many NUL bytes"}


def test_learned_weights_are_no_text():
    raw = (Path(textfix.__file__).parent / "content/weights.bin").read_bytes()
    assert all(looks_binary(raw[at : at + 3_000]) for at in range(0, len(raw) - 3_000, 3_000))


@pytest.mark.parametrize("language", SENTENCES)
def test_text_with_some_control_characters_is_text(language):
    for encoding in ("utf-8", *(e for name, e in WRITTEN if name == language)):
        raw = bytearray(SENTENCES[language].encode(encoding) * 9)
        noise = random.Random(len(raw))
        for _ in range(len(raw) // 50):
            raw[noise.randrange(len(raw))] = noise.choice(b"\x01\x07\x08\x1a\x1f\x7f")
        assert looks_binary(bytes(raw)) is None, encoding
        assert looks_binary(bytes(raw[:40])) is None, encoding


def test_utf8_may_have_many_control_characters():
    text = "\x02é\x03 größere Straßen und Plätze " * 20_000  # 5 %
    assert looks_binary(text.encode()) is None


def test_what_is_not_bytes_is_refused():
    with pytest.raises(TypeError, match="takes bytes, not str"):
        decode("text")
    assert decode(bytearray(b"abc")).text == decode(memoryview(b"abc")).text == "abc"


def test_the_public_name_is_the_function():
    assert textfix.decode is decode
