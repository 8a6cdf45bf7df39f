"""What leads to a person is taken out of readers' words however it is written; what farming is about stays."""

import time
from random import Random

import pytest

from science_content.feedback.masking import mask

DRAWS = range(300)
GAPS = ["", " ", "-", " - ", "\u3000", "－", "—", "·", "\u200b", "\u00a0", "\t"]
ZEROS = "0０༠᧐๐၀٠०"
CHINESE = str.maketrans("0123456789", "零一二三四五六七八九")
CAPITAL = str.maketrans("0123456789", "〇壹贰叁肆伍陆柒捌玖")


def numerals(text: str, random: Random) -> str:
    """The digits of `text` in a script of its own, or in Chinese."""
    zero = random.choice([*ZEROS, "零", "〇"])
    if zero in "零〇":
        return text.translate(CHINESE if zero == "零" else CAPITAL)
    return text.translate(
        {ord("0") + value: chr(ord(zero) + value) for value in range(10)} | ({0x19D1: "᧑"} if zero == "᧐" else {})
    )


def gapped(text: str, random: Random) -> str:
    gap = random.choice(GAPS)
    return "".join(letter + (gap if random.random() < 0.4 else "") for letter in text).rstrip(gap)


def digits(random: Random, count: int) -> str:
    return "".join(random.choice("0123456789") for _ in range(count))


def mobile(random: Random) -> str:
    return "1" + random.choice("3456789") + digits(random, 9)


def landline(random: Random) -> str:
    return random.choice(["0871", "0887", "010", "021"]) + random.choice("23456789") + digits(random, 7)


def identity(random: Random) -> str:
    born = f"{random.randint(1930, 2020)}{random.randint(1, 12):02}{random.randint(1, 28):02}"
    return random.choice(["530102", "533401", "110101"]) + born + digits(random, 3) + random.choice("0123456789X")


def old_identity(random: Random) -> str:
    return (
        "530102" + f"{random.randint(20, 99)}{random.randint(1, 12):02}{random.randint(1, 28):02}" + digits(random, 3)
    )


def card(random: Random) -> str:
    return "62" + digits(random, random.choice([14, 17]))


def quantity(random: Random) -> str:
    amount = random.choice(
        [str(random.randint(1, 9999)), f"{random.randint(0, 99)}.{random.randint(1, 9)}", "10～20", "1:500"]
    )
    return amount + random.choice(["毫升", "克", "公斤", "倍", "亩", "米", "天", "℃", "元", "%", " ml", "次"])


def day(random: Random) -> str:
    parts = random.randint(1990, 2050), random.randint(1, 12), random.randint(1, 28)
    shape = random.choice(
        ["{}-{:02}-{:02}", "{}年{}月{}日", "{}/{}/{}", "{}.{}.{}", "{}{:02}{:02}", "{}－{:02}－{:02}"]
    )
    return shape.format(*parts)


def noise(random: Random) -> str:
    return "".join(random.choices("微信QQ@.-1一 a号，〔〕x\n", k=random.randint(1, 8)))


@pytest.mark.parametrize("make", [mobile, landline, identity, old_identity, card])
def test_a_persons_number_goes_however_it_is_written(make):
    random = Random(make.__name__)
    for _ in DRAWS:
        number = make(random)
        written = numerals(gapped(number, random), random)
        assert mask(f"请找我{written}，谢谢") == "请找我〔号码〕，谢谢", (number, written)


def test_amounts_and_dates_stay():
    random = Random(1)
    for _ in DRAWS:
        said = "".join(
            random.choice([quantity, day])(random) + random.choice(["，", "。", "用了", "；", "到", "、"])
            for _ in range(8)
        )
        assert mask(said) == said


def test_masking_twice_changes_nothing_and_nothing_grows():
    random, makes = Random(2), [mobile, identity, card, quantity, day, landline]
    for _ in DRAWS:
        said = "".join(noise(random) if random.random() < 0.6 else random.choice(makes)(random) for _ in range(12))
        once = mask(said)
        assert mask(once) == once and len(once) <= len(said), said


@pytest.mark.parametrize(
    "said, left",
    [
        ("打13812345678一次", "打〔号码〕一次"),
        ("+86 138 1234 5678", "〔号码〕"),
        ("0086-13812345678", "〔号码〕"),
        ("+86 871 63123456", "〔号码〕"),
        ("138.1234.5678", "〔号码〕"),
        ("一三八，一二三四，五六七八", "〔号码〕"),
        ("1、3、8、1、2、3、4、5、6、7、8", "〔号码〕"),
        ("幺三八 1234 五六七八", "〔号码〕"),
        ("第3次打138 1234 5678 没人接", "第3次打〔号码〕 没人接"),
        ("0871-63123456转8001", "〔号码〕"),
        ("（0871）63123456", "（〔号码〕"),
        ("电话：6312345", "电话：〔号码〕"),
        ("530102-1990-12-13-123x", "〔号码〕"),
        ("2101013812345678", "〔号码〕"),
        ("写信到 li.si+x@163.com 吧", "写信到 〔邮箱〕 吧"),
        ("ｌｉ＠ｑｑ．ｃｏｍ", "〔邮箱〕"),
        ("123456 @ qq。com", "〔邮箱〕"),
        ("微信号：wxid_abc123，谢谢", "微信号：〔账号〕，谢谢"),
        ("加我VX zhang-san88", "加我VX 〔账号〕"),
        ("微信是 538812", "微信是 〔账号〕"),
        ("QQ 12345678", "QQ 〔账号〕"),
        ("扣扣五三八八一二", "扣扣〔账号〕"),
    ],
)
def test_it_is_masked(said, left):
    assert mask(said) == left


@pytest.mark.parametrize(
    "said",
    [
        "每亩10毫升，兑水800倍，2026-11-25打的",
        "2026-11-25 10:30 到 2026-12-01 18:00",
        "微信 2026-11-25 发的，每亩 45 公斤",
        "电话里说2026-11-25来",
        "登记证号 PD20102147",
        "二〇二六年十一月二十五日，一千二百公斤",
        "微信打不开，QQ群也没有",
        "1500-2000倍液，每亩 15-20 公斤，隔 7 天",
        "打12316问过，价钱3@5元",
        "100 200 300 400 500",
        "13.5 22.5 17.5 35",
        "一、二、三、四、五、六、七、八、九、十",
        "行政村 533401101201",
        "",
        "ལོ་མའི་རྒྱབ་ལ་ལྟ་དགོས། ༢༠༢༦ ལོའི་ཟླ་༡༡",
    ],
)
def test_it_stays(said):
    assert mask(said) == said


@pytest.mark.parametrize(
    "hostile",
    ["1", "1 ", "1-3-", "a@", "微信", "q", "a", "8 6 ", "0 ", "一三", "6 2 ", "\u200b", "a.", "(", "\ud800", "\0", "༡"],
)
def test_ten_thousand_letters_take_no_time(hostile):
    began = time.perf_counter()
    mask(hostile * (10_000 // len(hostile)))
    mask(hostile * (10_000 // len(hostile)) + "@")
    assert time.perf_counter() - began < 3
