"""The blocks of a page's body. Their names stand in every stored page: never rename one without a data migration."""

from wagtail import blocks

from .contacts import ContactsBlock
from .costs import CostsBlock
from .decisions import DecisionsBlock
from .dose import DoseBlock
from .dose_table import DoseTableBlock
from .fact_table import FactTableBlock
from .fertiliser import FertiliserBlock
from .figure import FigureBlock
from .headings import HeadingBlock
from .media import MediaBlock
from .notes import QuoteBlock, WarningBlock
from .pest import PestBlock
from .pictures import PicturesBlock
from .place_note import PlaceNoteBlock
from .reference import ReferenceBlock
from .steps import StepsBlock
from .varieties import VarietiesBlock
from .work_calendar import WorkCalendarBlock

RICH_TEXT = ["bold", "italic", "ol", "ul", "link", "superscript", "subscript"]


class BodyBlock(blocks.StreamBlock):
    heading = HeadingBlock(
        label="小标题",
        icon="title",
        max_length=200,
        template="science_content/blocks/heading.html",
        preview_value="什么时候修剪",
    )
    text = blocks.RichTextBlock(
        label="文字",
        icon="pilcrow",
        features=RICH_TEXT,
        template="science_content/blocks/text.html",
        preview_value="<p>落叶后到萌芽前修剪。</p>",
    )
    figure = FigureBlock()
    steps = StepsBlock()
    dose = DoseBlock()
    dose_table = DoseTableBlock()
    fertiliser = FertiliserBlock()
    warning = WarningBlock()
    fact_table = FactTableBlock()
    media = MediaBlock()
    quote = QuoteBlock()
    pictures = PicturesBlock()
    pest = PestBlock()
    decisions = DecisionsBlock()
    work_calendar = WorkCalendarBlock()
    varieties = VarietiesBlock()
    costs = CostsBlock()
    contacts = ContactsBlock()
    place_note = PlaceNoteBlock()
    reference = ReferenceBlock()

    class Meta:
        label = "正文"
