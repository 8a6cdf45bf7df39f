"""An editor sends the photo of a telephone from inside a page, and writes only once what it shows."""

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.journeys.page_editor import add_block, add_row, field_of, new_page, open_tab
from tests.safety.pictures import encoded_square, heic

pytestmark = [pytest.mark.browser, pytest.mark.journey, pytest.mark.xdist_group("send_a_photo")]
FORM = "#id_image-chooser-upload-"


def send(page: Page, block: Locator, name: str, content: bytes, shows: str) -> None:
    if block.locator(".unchosen:visible").count():
        block.locator(".unchosen [data-chooser-action-choose]:visible").first.click()
    else:
        block.locator(".chosen").get_by_role("button", name="动作").click()
        page.locator("[data-tippy-root] [data-chooser-action-choose]").click()
    open_tab(page, "上传")
    page.locator(f"{FORM}file").set_input_files({"name": name, "mimeType": "image/heic", "buffer": content})
    page.locator(f"{FORM}title").fill(name)
    page.locator(f"{FORM}alt").fill(shows)
    page.locator(f"{FORM}source").fill("自己拍的")
    expect(page.locator(f"{FORM}consent")).to_have_value("")
    page.locator(f"{FORM}consent").select_option(label="图中没有可辨认的人")
    page.locator("#tab-upload [type=submit]").click()
    expect(page.locator("#tab-upload")).to_have_count(0)


def test_a_photo_is_sent_and_brings_its_words(visit):
    page = visit("bianji")
    new_page(page, "文章")
    figure = add_block(page, "配图")
    words = field_of(figure, "替代文字")

    send(page, figure, "IMG_0001.HEIC", heic(), "叶背有蚜虫")
    expect(figure.locator("[data-chooser-image]:visible")).to_be_visible()
    expect(words).to_have_value("叶背有蚜虫")

    send(page, figure, "b.jpg", encoded_square("red", "JPEG"), "叶面干净")
    expect(words).to_have_value("叶面干净")

    words.fill("叶面上的粉是灰尘")
    send(page, figure, "c.jpg", encoded_square("blue", "JPEG"), "另一片叶")
    expect(words).to_have_value("叶面上的粉是灰尘")


def test_the_words_of_one_step_do_not_fall_into_another(visit):
    page = visit("bianji")
    new_page(page, "文章")
    steps = add_block(page, "步骤")
    words = steps.locator("[name$='-value-alt']")
    add_row(steps.get_by_role("button", name="新增").last, words)
    first, second = words.first, words.last
    send(page, steps, "a.jpg", encoded_square("green", "JPEG"), "先看标签")  # the same picture twice is asked about
    expect(first).to_have_value("先看标签")
    expect(second).to_have_value("")
