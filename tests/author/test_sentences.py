"""Where a sentence ends: what the splitter does, and what is mended."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from viva.author.sentences import sentences

CASES = [
    ("fr", "Il vint. M. Lenoir resta.", ["Il vint.", "M. Lenoir resta."]),
    ("fr", "M. Lenoir et Mme. Petit sont là.", ["M. Lenoir et Mme. Petit sont là."]),
    ("fr", "Le Dr. Martin vint. Prof. Roux aussi.", ["Le Dr. Martin vint.", "Prof. Roux aussi."]),
    ("fr", "Cela coûte 16,5 millions. C’est cher.", ["Cela coûte 16,5 millions.", "C’est cher."]),
    ("fr", "L’O.N.U. vote. Né en 50 av. J.-C. à Rome.", ["L’O.N.U. vote.", "Né en 50 av. J.-C. à Rome."]),
    ("fr", "Il dit : « Venez. Partez ! » Puis il sort.", ["Il dit : « Venez. Partez ! »", "Puis il sort."]),
    ("fr", "Du pain, du vin, etc. Puis rien.", ["Du pain, du vin, etc.", "Puis rien."]),
    ("fr", "Et même la lune… Elle brille.", ["Et même la lune…", "Elle brille."]),
    ("fr", "Alors voilà… il partit.", ["Alors voilà… il partit."]),
    ("fr", "Oui ! Non ? Si.", ["Oui !", "Non ?", "Si."]),
    ("en", "It cost $3.5 million. Mr. Lee paid.", ["It cost $3.5 million.", "Mr. Lee paid."]),
    ("en", "J. Smith came. A. Jones left.", ["J. Smith came.", "A. Jones left."]),
    ("en", "He left at 5 p.m. It was dark.", ["He left at 5 p.m.", "It was dark."]),
    ("en", "The range is 16 m. It is a record.", ["The range is 16 m.", "It is a record."]),
    ("en", "At 20 °C. Then it melts.", ["At 20 °C.", "Then it melts."]),
    ("en", "Take approx. five of them.", ["Take approx. five of them."]),
    ("en", "Take approx. 20 of them.", ["Take approx. 20 of them."]),
    ("en", "See vol. 2, no. 5 and ch. IV.", ["See vol. 2, no. 5 and ch. IV."]),
    ("en", "See p. 3, pp. 5-6 and fig. 4.", ["See p. 3, pp. 5-6 and fig. 4."]),
    ("en", "She said no. Then he left.", ["She said no.", "Then he left."]),
    ("en", "Built ca. 1900 for Smith vs. Jones.", ["Built ca. 1900 for Smith vs. Jones."]),
    ("en", "Fruit, e.g. Apples, helps.", ["Fruit, e.g. Apples, helps."]),
    ("fr", "Le n°. 6, t. 2, env. 20 p. Rien d’autre.", ["Le n°. 6, t. 2, env. 20 p.", "Rien d’autre."]),
    ("fr", "Il vient, c.-à-d. Paul vient.", ["Il vient, c.-à-d. Paul vient."]),
    ("fr", "Paru dans la coll. Folio en 1990.", ["Paru dans la coll. Folio en 1990."]),
    ("fr", "En 20 av. Jésus et 9 apr. Jésus.", ["En 20 av. Jésus et 9 apr. Jésus."]),
    ("fr", "Les Éts. Martin, la Cie. Générale.", ["Les Éts. Martin, la Cie. Générale."]),
    ("fr", "Il sert Martin & Cie. Il gagne peu.", ["Il sert Martin & Cie.", "Il gagne peu."]),
    ("fr", "Des villes, p. ex. Lyon, cf. Martin.", ["Des villes, p. ex. Lyon, cf. Martin."]),
    ("en", "(He said “It is over.”) Then he left.", ["(He said “It is over.”)", "Then he left."]),
    ("fr", "(Il dit : « C’est fini ! ») Puis il rit.", ["(Il dit : « C’est fini ! »)", "Puis il rit."]),
    ("en", "He said (“It is over.”) and left.", ["He said (“It is over.”) and left."]),
    ("en", "“I saw it. It was red.” He left.", ["“I saw it. It was red.”", "He left."]),
    ("en", "“Well… She left,” he said.", ["“Well… She left,” he said."]),
    ("en", "It rose... Then it fell.", ["It rose...", "Then it fell."]),
    ("en", "It ends here. [1]", ["It ends here. [1]"]),
    ("en", "no stop at the end", ["no stop at the end"]),
    ("de", "Er kam am 3. Mai. Dann ging er.", ["Er kam am 3. Mai.", "Dann ging er."]),
    ("zh", "你好。再见！", ["你好。", "再见！"]),  # noqa: RUF001 - the sign of Chinese
    ("xx", "A language that nobody knows. It works.", ["A language that nobody knows.", "It works."]),
]


@pytest.mark.parametrize(("lang", "text", "expected"), CASES, ids=[case[1] for case in CASES])
def test_a_sentence_ends_where_a_reader_ends_it(lang: str, text: str, expected: list[str]) -> None:
    assert sentences(text, lang) == expected


@given(st.text(st.sampled_from("aB .…!?«»“”\"'()1’-,:"), max_size=60), st.sampled_from(["en", "fr"]))
def test_no_character_is_lost_but_spaces(text: str, lang: str) -> None:
    assert "".join("".join(sentences(text, lang)).split()) == "".join(text.split())
