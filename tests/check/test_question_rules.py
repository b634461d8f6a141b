"""What each rule on one question sees, and what it must not take for that, in both languages."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Final

import pytest

from viva.bank.deck import Bank, Home, Question
from viva.bank.heads import BankHead
from viva.bank.kinds import Card, Choice, Cloze, Content, Number, Select, Typed
from viva.check.item import Item
from viva.check.registry import QUESTION_RULES

if TYPE_CHECKING:
    from collections.abc import Iterator

Case = tuple[str, Content]
"""A language and a question."""


def choice(stem: str, key: str, *wrong: str) -> Choice:
    return Choice(id="q", prompt=stem, answer=key, wrong=wrong)


def options(*texts: str) -> Choice:
    """Return a question of which only the options matter."""
    return choice("Which one is it, in the middle of the lake?", *texts)


def typed(stem: str, answer: str = "so") -> Typed:
    return Typed(id="q", prompt=stem, answer=answer)


def card(back: str, front: str = "Front?") -> Card:
    return Card(id="q", prompt=front, back=back)


FLAWED: Final[dict[str, dict[str, list[Content]]]] = {
    "none-of-the-above": {
        "en": [
            options("Trout", "Pike", "Carp", "None of the above"),
            options("Trout", "Pike", "none of these."),
            options("Trout", "Pike", "d) None of the above are correct"),
            options("Trout", "Pike", "Neither of these options"),
            options("Trout", "Pike", "None of these fish is right"),
            options("No correct answer is given", "Pike", "Carp"),
            Select(id="q", prompt="Which?", answers=("a", "b"), wrong=("None of the other answers",)),
        ],
        "fr": [
            options("La truite", "Le brochet", "Aucune de ces réponses"),
            options("La truite", "Le brochet", "Aucune des réponses ci-dessus n’est correcte"),
            options("La truite", "Le brochet", "Rien de tout cela"),
            options("La truite", "Le brochet", "Aucun de ces poissons"),
            options("La truite", "Le brochet", "Ni l’un ni l’autre"),
            options("La truite", "Le brochet", "Aucune des propositions précédentes"),
            options("La truite", "Le brochet", "Aucune de ces propositions n'est exacte"),
        ],
    },
    "all-of-the-above": {
        "en": [
            options("All of the above", "Pike", "Carp"),
            options("All of these", "Pike", "Carp"),
            options("All the above are true.", "Pike", "Carp"),
            options("Both of the above", "Pike", "Carp"),
            options("Trout", "Any of these", "Carp"),
            options("All answers are correct", "Pike", "Carp"),
            options("All of these fish", "Pike", "Carp"),
        ],
        "fr": [
            options("Toutes ces réponses", "Le brochet", "La carpe"),
            options("Toutes les réponses ci-dessus", "Le brochet", "La carpe"),
            options("Toutes les propositions sont exactes", "Le brochet", "La carpe"),
            options("Tout cela à la fois", "Le brochet", "La carpe"),
            options("Tous ces poissons", "Le brochet", "La carpe"),
            options("Les deux réponses sont correctes", "Le brochet", "La carpe"),
            options("Tous les choix précédents", "Le brochet", "La carpe"),
        ],
    },
    "k-type": {
        "en": [
            options("A and C", "Trout", "Pike", "Carp"),
            options("Trout", "Both A and B", "Pike", "Carp"),
            choice(
                "1. Fish breathe.\n2. Fish fly.\n3. Fish swim.\nWhich are true?", "1 and 3 only", "1 and 2", "2 and 3"
            ),
            choice("Consider: (i) rain, (ii) snow, (iii) hail. Which fell?", "I and II", "II and III", "I, II and III"),
            options("Trout and pike", "Trout", "Pike", "Carp"),
            options("Trout", "Pike", "Options A & B"),
        ],
        "fr": [
            options("A et C", "La truite", "Le brochet", "La carpe"),
            options("a) et b)", "La truite", "Le brochet", "La carpe"),
            options("Les réponses A et B", "La truite", "Le brochet"),
            choice("1. Il pleut.\n2. Il neige.\nQu’est-ce qui est vrai ?", "1 et 2", "1 seulement", "2 seulement"),
            options("la truite et le brochet", "La truite", "Le brochet", "La carpe"),
        ],
    },
    "alike-options": {
        "en": [
            options("The colour code", "colour code", "Score"),
            options("A colour-code", "A colour code", "Score"),
            options("Score.", "“Score”", "Code"),
            options("It was the first year.", "Score", "it was the first year"),
        ],
        "fr": [
            options("Le code couleur", "Code couleur", "Note"),
            options("Un code-couleur", "Un code couleur", "Note"),
            options("Note.", "« Note »", "Code"),
            options("L’eau douce", "Eau douce", "Note"),
        ],
    },
    "unordered-numbers": {
        "en": [
            options("12", "8", "20", "15"),
            options("1989", "1945", "1918", "1970"),
            options("5%", "20%", "10%", "15%"),
            options("$1,000", "$20", "$300", "$50"),
        ],
        "fr": [
            options("12", "8", "20", "15"),
            options("2,5 m", "1,5 m", "3,5 m", "0,5 m"),
            options("5 %", "20 %", "10 %", "15 %"),
            options("1 000 km", "20 km", "300 km", "50 km"),
        ],
    },
    "longest-key": {
        "en": [
            options("Because the water of the lake froze in the night", "It rained", "It snowed", "It burned"),
            options("The gift of the foundation to the research centres", "A tax", "A loan", "A bet"),
            options("a long answer that explains itself", "short", "shorter", "brief"),
            options("It rises, since warm air is lighter than cold", "It falls", "It stays the same"),
        ],
        "fr": [
            options("Parce que l’eau du lac a gelé pendant la nuit", "Il a plu", "Il a neigé", "Il a brûlé"),
            options("Le don de la fondation aux centres de recherche", "Un impôt", "Un prêt", "Un pari"),
            options("Elle monte, car l’air chaud est plus léger", "Elle descend", "Elle reste"),
            options("une longue réponse qui s’explique", "courte", "plus courte", "brève"),
        ],
    },
    "true-false-options": {
        "en": [
            options("True", "False"),
            options("Yes", "No", "Cannot say"),
            options("No", "Yes"),
            options("FALSE", "TRUE"),
        ],
        "fr": [
            options("Vrai", "Faux"),
            options("Oui", "Non", "Ça dépend"),
            options("Faux", "Vrai"),
            options("NON", "OUI"),
        ],
    },
    "echo": {
        "en": [
            choice("What does a thermometer measure?", "What thermometers show: heat", "Wind", "Rain"),
            choice("Where does photosynthesis happen?", "In cells of photosynthesis", "In the roots", "In the soil"),
            choice("Who leads a battalion?", "A battalion commander", "A corporal", "A private"),
            choice(
                "Which treaty ended the Crimean war?", "The Crimean peace", "The accord of Rome", "The pact of Bern"
            ),
        ],
        "fr": [
            choice("Que mesure un thermomètre ?", "Ce qu’indiquent les thermomètres", "Le vent", "La pluie"),
            choice("Où se fait la photosynthèse ?", "Dans le tissu de photosynthèse", "Dans la racine", "Dans le sol"),
            choice("Qui commande un bataillon ?", "Un chef de bataillon", "Un caporal", "Un soldat"),
            choice("Que mesure l’hygromètre ?", "Ce qu’un bon appareil d’hygromètre indique", "Le vent", "La pluie"),
            choice(
                "Quel traité a clos la guerre de Crimée ?", "La paix de Crimée", "L’accord de Rome", "Le pacte de Berne"
            ),
        ],
    },
    "blank-in-middle": {
        "en": [
            choice("The ____ of the lake is deep.", "floor", "wall", "roof"),
            choice("____ wrote the Odyssey.", "Homer", "Virgil", "Ovid"),
            choice("In ______ the lake froze over.", "January", "May", "July"),
            typed("A frog is a (blank) with four legs.", "amphibian"),
        ],
        "fr": [
            choice("Le ____ du lac est profond.", "fond", "mur", "toit"),
            choice("____ a écrit l’Odyssée.", "Homère", "Virgile", "Ovide"),
            choice("En ______, le lac a gelé.", "janvier", "mai", "juillet"),
            typed("La grenouille est un ____ à quatre pattes."),
        ],
    },
    "negative-stem": {
        "en": [
            choice("Which of these is not a fish?", "The whale", "The trout", "The pike"),
            choice("All of these are fish EXCEPT:", "the whale", "the trout", "the pike"),
            choice("Which is least likely to freeze?", "The sea", "The pond", "The puddle"),
            choice("Which statement is false?", "Whales lay eggs", "Trout swim", "Pike bite"),
            choice("A man fishes. Which fish doesn’t he catch?", "The whale", "The trout", "The pike"),
        ],
        "fr": [
            choice("Lequel n’est pas un poisson ?", "La baleine", "La truite", "Le brochet"),
            choice("Tous sont des poissons, sauf :", "la baleine", "la truite", "le brochet"),
            choice("Quelle affirmation est fausse ?", "La baleine pond", "La truite nage", "Le brochet mord"),
            choice("Lequel de ces lacs ne gèle jamais ?", "Le lac salé", "Le lac noir", "Le lac bleu"),
            choice("Chassez l’intrus.", "La baleine", "La truite", "Le brochet"),
        ],
    },
    "long-answer": {
        "en": [
            card("It rises in the morning because the sun warms the ground, which warms the air, which then climbs."),
            typed(
                "Why?",
                "because the wind that comes from the sea in the morning cools the land until noon at the very least",
            ),
        ],
        "fr": [
            card("Il monte le matin parce que le soleil chauffe le sol, qui chauffe l’air, lequel s’élève alors peu."),
            typed(
                "Pourquoi ?",
                "parce que le vent qui vient de la mer le matin rafraîchit la terre jusqu’à midi au moins chaque jour",
            ),
        ],
    },
    "list-answer": {
        "en": [
            card("red, yellow and green"),
            card("iron; copper; tin"),
            card("Huron, Ontario, Michigan, Erie and Superior"),
        ],
        "fr": [card("rouge, jaune et vert"), card("le fer ; le cuivre ; l’étain"), card("un\ndeux\ntrois")],
    },
    "list-all": {
        "en": [
            card("x", "List all the Great Lakes."),
            card("x", "Name the five Great Lakes."),
            card("x", "What are the three states of matter?"),
            typed("Give four reasons for the fall of Rome."),
        ],
        "fr": [
            card("x", "Citez tous les grands lacs."),
            card("x", "Énumérer les cinq grands lacs."),
            card("x", "Quels sont les trois états de la matière ?"),
            typed("Donnez quatre raisons de la chute de Rome."),
        ],
    },
    "cloze-hides-much": {
        "en": [Cloze(id="q", prompt="[[The lake]] is [[deep and cold]].")],
        "fr": [Cloze(id="q", prompt="[[Le lac]] est [[froid et profond]].")],
    },
    "many-blanks": {
        "en": [
            Cloze(
                id="q",
                prompt="In [[May]] the [[ice]] of the big lake in the far [[north]] begins at last to [[melt]] again.",
            )
        ],
        "fr": [
            Cloze(
                id="q",
                prompt="En [[mai]] la [[glace]] du grand lac, tout au [[nord]] du pays, commence enfin à [[fondre]].",
            )
        ],
    },
    "undated": {
        "en": [
            typed("Who is currently the president of France?"),
            card("x", "Which lake is drying out these days?"),
            Number(id="q", prompt="How many people live there at present?", answer=Decimal(3)),
            choice("Who is the current champion of the world?", "Ann", "Bob", "Cy"),
        ],
        "fr": [
            typed("Qui préside actuellement la France ?"),
            card("x", "Quel lac s’assèche en ce moment ?"),
            Number(id="q", prompt="Combien de gens y vivent à ce jour ?", answer=Decimal(3)),
            choice("Qui est l’actuel champion du monde ?", "Anne", "Bob", "Cyr"),
        ],
    },
}
"""Questions in which each rule finds something."""

SOUND: Final[dict[str, dict[str, list[Content]]]] = {
    "none-of-the-above": {
        "en": [
            options("None of the ministers resigned", "Two ministers resigned", "All ministers resigned"),
            options("Neither side won", "The north won", "The south won"),
            options("Nothing happened", "It froze", "It burned"),
            options("No one answered the letter", "A friend answered it", "A clerk answered it"),
        ],
        "fr": [
            options("Aucun ministre n’a démissionné", "Deux ministres sont partis", "Tous sont partis"),
            options("Rien ne s’est passé", "Il a gelé", "Il a brûlé"),
            options("Aucune île n’est habitée", "Une île est habitée", "Deux îles le sont"),
            options("Personne n’a répondu", "Un ami a répondu", "Un commis a répondu"),
        ],
    },
    "all-of-the-above": {
        "en": [
            options("All of the above-ground parts", "The roots", "The seeds only"),
            options("All of Europe", "Half of Europe", "Asia"),
            options("Both sides of the lake", "The north side", "The south side"),
            options("Any citizen over eighteen", "Any man over thirty", "Landowners"),
        ],
        "fr": [
            options("Toute l’Europe", "La moitié de l’Europe", "L’Asie"),
            options("Les deux rives du lac", "La rive nord", "La rive sud"),
            options("Tous les citoyens majeurs", "Les hommes", "Les propriétaires"),
            options("Tout le pays", "Le nord", "Le sud"),
        ],
    },
    "k-type": {
        "en": [
            choice("Which blood groups can give to AB?", "A and B", "AB", "O"),
            options("Vitamins A and C", "Vitamin D", "Iron"),
            choice("Which are the roots of the equation?", "2 and 3", "1 and 6", "3 and 5"),
            choice("Which countries signed?", "France and Spain", "Italy and Malta", "Greece and Cyprus"),
            choice("Between which hours does it open?", "8 and 9", "9 and 10", "noon and 1"),
        ],
        "fr": [
            choice("Quels groupes sanguins donnent à AB ?", "A et B", "AB", "O"),
            options("Les vitamines A et C", "La vitamine D", "Le fer"),
            choice("Quelles sont les racines de l’équation ?", "2 et 3", "1 et 6", "3 et 5"),
            choice("Quels pays ont signé ?", "La France et l’Espagne", "L’Italie et Malte", "La Grèce et Chypre"),
        ],
    },
    "alike-options": {
        "en": [
            choice("Which language came later?", "C++", "C", "C#"),
            choice("Which article fits?", "a", "an", "the"),
            choice("Which is the larger?", "+5", "-5", "0"),
            choice("Which is right?", "The cat sleeps", "A cat sleeps on", "Cats sleep"),
        ],
        "fr": [
            choice("Quel mot convient ?", "où", "ou", "hou"),
            choice("Quel article convient ?", "le", "la", "les"),
            choice("Quel verbe convient ?", "pêcher", "pécher", "percher"),
            choice("Lequel est le plus grand ?", "1,5", "15", "0,15"),
        ],
    },
    "unordered-numbers": {
        "en": [
            options("12", "8", "15", "20"),
            options("12", "20", "15", "8"),
            options("The year 3", "8 horses", "2 cows", "5 pigs"),
            options("twelve", "8", "20", "15"),
        ],
        "fr": [options("12", "8", "15"), options("1,5 m", "0,5 m", "2,5 m", "3,5 m"), options("rien", "8", "20", "15")],
    },
    "longest-key": {
        "en": [
            options("Because the lake froze", "Because the lake burned", "Because the lake rose"),
            options("hydrochlorofluorocarbon", "water", "salt"),
            options("a big lake", "a sea", "a well"),
            options("All of the above", "Trout", "Pike"),
        ],
        "fr": [
            options("Parce que le lac a gelé", "Parce que le lac a brûlé", "Parce qu’il a monté"),
            options("anticonstitutionnellement", "peu", "bien"),
        ],
    },
    "true-false-options": {
        "en": [options("True north", "False north", "South"), options("Yes, since it froze", "No, since it burned")],
        "fr": [options("Le vrai nord", "Le faux nord"), options("Oui, car il a gelé", "Non, car il a brûlé")],
    },
    "echo": {
        "en": [
            choice("What does a thermometer measure?", "Temperature", "Wind", "Rain"),
            choice("Which of these lakes is the deepest lake?", "Lake Baikal", "Lake Erie", "Lake Chad"),
            choice("What is not measured by thermometers?", "A thermometer’s weight", "Heat", "Cold"),
            choice("Who leads a battalion?", "A battalion commander", "A battalion clerk", "A private"),
        ],
        "fr": [
            choice("Que mesure un thermomètre ?", "La température", "Le vent", "La pluie"),
            choice("Quel est le lac le plus profond ?", "Le lac Baïkal", "Le lac Léman", "Le lac Tchad"),
            choice("Qui commande un bataillon ?", "Un chef de bataillon", "Un clerc de bataillon", "Un soldat"),
        ],
    },
    "blank-in-middle": {
        "en": [
            choice("The floor of the lake is ____.", "deep", "high", "wide"),
            choice("He said … and left. What was it?", "Yes", "No more", "Stay"),
            typed("The capital of France is ______"),
        ],
        "fr": [
            choice("Le fond du lac est ____.", "profond", "haut", "large"),
            choice("Il dit… et partit. Que dit-il ?", "Reste", "Viens", "Attends"),
        ],
    },
    "negative-stem": {
        "en": [
            choice("It was not cold. Why did the lake freeze?", "Salt", "Wind", "Ice"),
            choice("Why does the sea not freeze?", "Salt", "Wind", "Ice"),
            choice("Which fish lives not only in lakes but in the sea?", "The eel", "The pike", "The carp"),
            choice("What does he say of whether or not it froze?", "It did", "It may", "It will"),
            choice("At least how deep is it?", "A metre", "A mile", "A foot"),
            choice("Which lake did the notary describe?", "Erie", "Huron", "Chad"),
        ],
        "fr": [
            choice("Lequel de ces poissons ne vit que dans les lacs ?", "Le brochet", "L’anguille", "Le saumon"),
            choice("Pourquoi la mer ne gèle-t-elle pas ?", "Le sel", "Le vent", "La glace"),
            choice("Il n’était pas venu. Où était-il ?", "Au lac", "Au port", "Au pré"),
            choice("Le lac n’est-il qu’un étang ?", "Un lac", "Un étang", "Une mare"),
            choice("Quel sauf-conduit fallait-il ?", "Un laissez-passer", "Un permis", "Un visa"),
        ],
    },
    "long-answer": {
        "en": [card("Warm air rises because it is lighter than the cold air around it.")],
        "fr": [card("L’air chaud monte parce qu’il est plus léger que l’air froid qui l’entoure.")],
    },
    "list-answer": {
        "en": [
            card("4 May, 1990, London"),
            card("It froze, and the fish, which had no air, died."),
            card("16,500,000"),
            card("Paris, France"),
        ],
        "fr": [
            card("Il a gelé, et les poissons, privés d’air, sont morts."),
            card("16,5 millions"),
            card("Paris, en France"),
        ],
    },
    "list-all": {
        "en": [
            card("x", "Name the largest lake."),
            card("x", "What are lakes made of?"),
            card("x", "List price of a boat?"),
        ],
        "fr": [
            card("x", "Citez le plus grand lac."),
            card("x", "Quels sont les usages du lac ?"),
            card("x", "Nommez un lac."),
        ],
    },
    "cloze-hides-much": {
        "en": [Cloze(id="q", prompt="The lake is [[deep]] and the river is wide.")],
        "fr": [Cloze(id="q", prompt="Le lac est [[profond]] et le fleuve est large.")],
    },
    "many-blanks": {
        "en": [Cloze(id="q", prompt="In [[May]] the [[ice]] of the lake in the north begins to [[melt]] again.")],
        "fr": [Cloze(id="q", prompt="En [[mai]] la [[glace]] du lac, au nord du pays, commence à [[fondre]].")],
    },
    "undated": {
        "en": [
            typed("Who was president of France in 2012, when currently serving ministers were students?"),
            typed("Until now the lake had been clean. What changed?"),
            typed("Which way does an electric current flow?"),
            typed("What does he say of today?"),
        ],
        "fr": [
            typed("Qui présidait la France en 2012 ?"),
            typed("Jusque-là le lac était propre. Qu’est-ce qui a changé ?"),
            typed("Que dit-il d’aujourd’hui en 1999 ?"),
        ],
    },
}
"""Questions in which it must not."""


def item(lang: str, content: Content) -> Item:
    path = Path(f"bank.{lang}.yaml")
    home = Home(deck="path:bank", bank="bank", lang=lang, title="Bank", path=path)
    question = Question(content, home, content)
    return Item(question, Bank(path, BankHead(viva=1, lang=lang, title="Bank"), home, (question,), ""))


def cases(table: dict[str, dict[str, list[Content]]]) -> Iterator[object]:
    for code, by_lang in table.items():
        for lang, contents in by_lang.items():
            for number, content in enumerate(contents):
                yield pytest.param(code, lang, content, id=f"{code}-{lang}-{number}")


def finds(code: str, lang: str, content: Content) -> bool:
    rule = next(rule for rule in QUESTION_RULES if rule.code == code)
    return bool(list(rule.look(item(lang, content))))


@pytest.mark.parametrize(("code", "lang", "content"), [*cases(FLAWED)])
def test_a_flaw_is_found(code: str, lang: str, content: Content) -> None:
    assert finds(code, lang, content)


@pytest.mark.parametrize(("code", "lang", "content"), [*cases(SOUND)])
def test_what_only_looks_like_it_is_left_alone(code: str, lang: str, content: Content) -> None:
    assert not finds(code, lang, content)
