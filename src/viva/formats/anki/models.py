"""The eight note types, frozen.

Anki tells note types, fields and templates apart by the numbers below. A field that is added, moved or renumbered
makes every note in every collection a conflict, and a template that is renumbered makes its cards anew: so nothing
here changes, ever. The two spare fields are there for what is not thought of yet. How cards look is free to change:
that is `templates/`, with `CHANGED` moved on, since a collection takes a new look only when it is newer.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Any, Final

import genanki

from viva.formats.anki.look import side, style

CHANGED: Final = 1_795_807_680
"""When the templates or the style last changed, in seconds since 1970; a test holds it to what they are."""


@dataclass(frozen=True, slots=True, eq=False)
class NoteType:
    """A note type: its fields in their order and its templates, each with its number."""

    key: str
    """What its templates' files begin with."""
    name: str
    id: int
    fields: dict[str, int]
    templates: dict[str, int]
    is_cloze: bool = False


NOTE_TYPES: Final = (
    NoteType(
        key="basic",
        name="Viva Basic",
        id=1_677_963_189_243,
        fields={
            "Question": 3_895_833_439_557_649_607,
            "Answer": 2_813_345_301_354_223_682,
            "Explanation": 1_831_426_297_097_500_005,
            "Source": 1_311_362_429_667_592_343,
            "Elsewhere": 2_810_776_799_261_937_452,
            "Level": 1_403_036_900_787_343_155,
            "ID": 1_398_026_278_226_716_666,
            "Lang": 2_899_731_788_074_861_396,
            "Spare1": 1_921_635_717_108_381_267,
            "Spare2": 2_508_527_448_480_646_155,
        },
        templates={
            "Card": 3_849_034_799_268_223_636,
        },
    ),
    NoteType(
        key="reversed",
        name="Viva Reversed",
        id=1_349_188_909_508,
        fields={
            "Question": 1_221_184_760_051_684_763,
            "Answer": 1_934_969_688_873_100_228,
            "Explanation": 3_390_605_611_814_767_000,
            "Source": 2_593_854_090_401_534_297,
            "Elsewhere": 3_556_504_778_669_800_241,
            "Level": 1_179_030_265_162_607_483,
            "ID": 3_137_945_607_519_512_617,
            "Lang": 2_655_599_372_789_143_969,
            "Spare1": 2_031_692_243_300_880_803,
            "Spare2": 1_846_570_154_583_624_619,
        },
        templates={
            "Forwards": 3_340_642_492_258_308_151,
            "Backwards": 3_590_543_290_120_074_380,
        },
    ),
    NoteType(
        key="cloze",
        name="Viva Cloze",
        id=1_695_666_809_777,
        fields={
            "Text": 3_578_362_838_840_847_586,
            "Extra": 1_431_842_855_355_914_283,
            "Explanation": 1_673_250_583_962_835_676,
            "Source": 3_867_729_291_761_903_411,
            "Elsewhere": 1_266_366_534_267_178_900,
            "Level": 1_492_421_744_920_992_365,
            "ID": 3_265_244_582_993_541_513,
            "Lang": 1_848_109_712_033_047_863,
            "Spare1": 3_949_614_792_840_338_503,
            "Spare2": 1_098_084_032_822_123_867,
        },
        templates={
            "Cloze": 1_518_516_965_422_967_540,
        },
        is_cloze=True,
    ),
    NoteType(
        key="typed",
        name="Viva Typed",
        id=1_621_819_060_394,
        fields={
            "Question": 2_251_227_546_224_832_193,
            "Answer": 2_441_220_900_790_726_514,
            "Accept": 3_104_084_862_258_655_394,
            "Explanation": 2_152_490_045_878_400_536,
            "Source": 2_391_936_955_723_903_278,
            "Elsewhere": 1_470_182_075_907_266_585,
            "Level": 1_037_127_357_448_117_709,
            "ID": 1_572_274_393_871_345_050,
            "Lang": 1_226_835_698_535_510_829,
            "Spare1": 2_420_205_862_385_395_566,
            "Spare2": 3_513_626_623_576_257_900,
        },
        templates={
            "Card": 2_193_648_256_440_826_043,
        },
    ),
    NoteType(
        key="choice",
        name="Viva Choice",
        id=1_456_299_722_288,
        fields={
            "Question": 1_721_038_996_987_967_387,
            "Options": 1_104_087_673_200_407_437,
            "Key": 1_422_445_585_150_104_716,
            "Reasons": 2_788_949_447_605_384_117,
            "Flags": 2_569_373_698_239_337_807,
            "Explanation": 2_088_874_784_672_860_369,
            "Source": 2_161_691_223_376_609_867,
            "Elsewhere": 3_797_163_349_784_032_716,
            "Level": 1_306_225_413_023_496_793,
            "ID": 3_758_560_244_016_449_583,
            "Lang": 3_403_632_820_171_711_454,
            "Spare1": 1_393_083_896_859_467_466,
            "Spare2": 1_063_029_185_012_484_159,
        },
        templates={
            "Card": 2_600_953_481_203_482_616,
        },
    ),
    NoteType(
        key="order",
        name="Viva Order",
        id=1_464_971_433_002,
        fields={
            "Question": 1_684_319_008_817_751_385,
            "Items": 2_956_422_762_677_523_489,
            "Flags": 2_780_331_655_014_607_265,
            "Explanation": 3_138_221_132_426_553_685,
            "Source": 3_627_825_019_982_423_079,
            "Elsewhere": 2_333_001_667_294_397_029,
            "Level": 2_985_218_804_397_277_305,
            "ID": 3_486_255_452_626_368_831,
            "Lang": 3_571_509_063_796_433_913,
            "Spare1": 2_971_931_213_075_403_000,
            "Spare2": 2_372_831_573_648_294_382,
        },
        templates={
            "Card": 1_048_005_351_555_798_238,
        },
    ),
    NoteType(
        key="match",
        name="Viva Match",
        id=1_312_228_593_286,
        fields={
            "Question": 3_262_148_084_049_095_170,
            "Pairs": 1_873_746_957_294_705_635,
            "Extra": 3_257_989_988_485_821_049,
            "Flags": 3_252_921_493_491_255_066,
            "Explanation": 2_961_228_279_127_935_533,
            "Source": 3_107_975_096_606_673_056,
            "Elsewhere": 3_286_760_471_100_838_762,
            "Level": 3_822_865_291_182_944_536,
            "ID": 1_098_978_427_759_474_361,
            "Lang": 3_761_457_766_200_167_528,
            "Spare1": 1_574_651_717_816_656_736,
            "Spare2": 2_812_187_189_779_881_547,
        },
        templates={
            "Card": 3_653_469_127_055_869_019,
        },
    ),
    NoteType(
        key="discuss",
        name="Viva Discuss",
        id=1_462_147_556_652,
        fields={
            "Question": 1_778_628_940_654_906_033,
            "Points": 2_343_071_822_302_164_830,
            "Explanation": 2_633_232_247_087_334_457,
            "Source": 2_493_952_681_877_399_710,
            "Elsewhere": 3_252_398_091_258_270_494,
            "Level": 1_904_546_667_836_848_384,
            "ID": 2_082_128_872_744_205_023,
            "Lang": 3_533_964_317_924_184_414,
            "Spare1": 1_021_583_962_690_527_133,
            "Spare2": 3_670_022_033_406_478_550,
        },
        templates={
            "Card": 2_796_004_275_322_268_623,
        },
    ),
)

BASIC, REVERSED, CLOZE, TYPED, CHOICE, ORDER, MATCH, DISCUSS = NOTE_TYPES

LAST: Final = ("Explanation", "Source", "Elsewhere", "Level", "ID", "Lang", "Spare1", "Spare2")
"""The fields that every type ends in."""


@cache
def model(note_type: NoteType) -> Any:  # noqa: ANN401 - genanki has no types
    """Return a note type as genanki writes it."""
    return genanki.Model(
        note_type.id,
        note_type.name,
        fields=[{"name": name, "id": number} for name, number in note_type.fields.items()],
        templates=[
            {
                "name": name,
                "id": number,
                "qfmt": side(note_type, name, "front"),
                "afmt": side(note_type, name, "back"),
            }
            for name, number in note_type.templates.items()
        ],
        css=style(note_type),
        model_type=genanki.Model.CLOZE if note_type.is_cloze else genanki.Model.FRONT_BACK,
    )
