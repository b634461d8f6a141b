"""Ce qu’un format ne peut pas emporter, et pourquoi une exportation est refusée."""

WORDS: dict[str, str | tuple[str, str]] = {
    "times": "{n} fois\u00a0: {loss} ({ids})",
    # Pertes.
    "discuss-not-exported": "Une question à débattre n’est pas une carte\u00a0; elle ne part qu’avec --discuss.",
    "recall-needs-options": "La question parle de ses options\u00a0: elle reste un choix.",
    "accept-not-compared": (
        "Anki compare ce qu’on tape à «\u00a0{answer}\u00a0» seulement\u00a0; ce qui est juste aussi figure au verso."
    ),
    "within-not-compared": (
        "Anki compare des chiffres, pas des grandeurs\u00a0; qu’un écart de {within} soit juste figure au verso."
    ),
    "marks-not-kept": "Anki ne connaît pas les points\u00a0; elle en valait {marks}.",
    "group-as-tag": "Anki ne sépare pas des notes apparentées\u00a0; le groupe {group} devient une étiquette.",
    "tag-not-kept": "Anki se réserve l’étiquette {tag} et la retire de ce qu’il importe.",
    "image-missing": "L’image {file} n’existe pas\u00a0; sa description la remplace.",
    "image-outside": "L’image {file} est hors du dossier de la banque\u00a0; sa description la remplace.",
    "image-kind": "{file} n’est pas une image qu’Anki affiche\u00a0; sa description la remplace.",
    "passage-unknown": "La source n’a pas de passage {ids}\u00a0; seul le numéro part, comme étiquette.",
    "elsewhere-unknown": "elsewhere.yaml n’a pas d’entrée {ids}.",
    "characters-replaced": "Des caractères qu’aucun fichier ne peut contenir ont été remplacés par \ufffd.",
    # Pertes à l’arrivée.
    "note-no-cards": "Anki n’en fait aucune carte.",
    "note-empty": "Son recto est vide.",
    "note-no-back": "Son verso est vide.",
    "note-back-picture": "Son verso est une image sans un mot\u00a0; seul un énoncé peut avoir une image.",
    "note-back-sound": "Son verso est un son, et Viva n’en joue pas.",
    "note-only-sound": "Son recto est un son, et Viva n’en joue pas.",
    "note-no-cloze": "Rien n’est caché dans son texte.",
    "note-empty-blank": "Un de ses trous ne cache aucun mot.",
    "note-no-key": "Sa clé, «\u00a0{answer}\u00a0», ne désigne aucune de ses options.",
    "note-occlusion": "Elle cache des parties d’une image, ce que Viva ne sait pas faire.",
    "note-type-unknown": (
        "Viva ne connaît pas le type de note «\u00a0{type}\u00a0»\u00a0; un fichier peut dire ce que c’est (--map)."
    ),
    "note-mapped-skip": "Le fichier donné par --map écarte le type de note «\u00a0{type}\u00a0».",
    "note-broken": "Elle est endommagée\u00a0: son type ou ses champs manquent.",
    "note-too-long": "Son texte a {size} caractères\u00a0; une question en contient {most}.",
    "note-too-much": "Son HTML est bien trop long ou bien trop profond.",
    "note-refused": "Une banque ne peut pas la contenir\u00a0: {reason}.",
    "note-flawed-same-option": "Deux de ses options disent la même chose\u00a0: «\u00a0{text}\u00a0».",
    "note-flawed-too-many-options": "Elle a plus de {most} options.",
    "note-retired": "Elle a été retirée de son paquet.",
    "source-dropped": "Les passages sur lesquels elle repose ne sont pas dans le fichier.",
    "elsewhere-dropped": "Ce qui se dit ailleurs n’est pas dans le fichier comme entrées à part.",
    "note-changed": "Elle a été modifiée dans Anki\u00a0: seul ce que montre sa carte est venu.",
    "sound-dropped": "Un son n’est pas venu.",
    "embedded-dropped": "Un film, un formulaire ou un script n’est pas venu.",
    "picture-embedded": "Une image placée dans le texte même n’est pas venue.",
    "picture-more": "Une question a une seule image\u00a0; {file} n’est pas venue.",
    "picture-there": "Seul un énoncé peut avoir une image\u00a0; {file} n’est pas venue.",
    "picture-in-blank": "Un trou ne contient que des mots\u00a0; son image n’est pas venue.",
    "formula-in-blank": "Un trou ne contient que des mots\u00a0; sa formule est à taper «\u00a0{tex}\u00a0».",
    "picture-missing": "Le paquet ne contient pas l’image {file}.",
    "picture-elsewhere": "L’image {file} est sur le réseau, et Viva n’y va pas.",
    "picture-kind": "{file} n’est pas une sorte d’image que Viva montre.",
    "picture-broken": "L’image {file} est endommagée ou trop grande.",
    "table-flattened": "Un tableau est devenu des lignes de texte.",
    "script-flattened": "Des signes en exposant ou en indice s’écrivent ^(…) ou _(…).",
    "cloze-in-tex": "Un trou était dans une formule, qui est coupée là.",
    "link-dropped": "Un lien ne menait à aucune page du web\u00a0; ses mots restent.",
    "tag-changed": "L’étiquette {tag} s’écrit autrement, ou elle est trop longue.",
    # Refus.
    "refused-no-format": "Le format {name} n’existe pas. Il y a\u00a0: {known}.",
    "refused-no-bank": "Le paquet {deck} n’a pas de banque {name}. Il a\u00a0: {known}.",
    "refused-no-lang": "Le paquet {deck} n’existe pas en {wanted}. Il existe en\u00a0: {known}.",
    "refused-no-questions": "Rien n’est encore demandé dans {name}\u00a0: il n’y a rien à exporter.",
    "refused-nothing": "Le paquet {deck} n’a aucune de ces banques en {wanted}.",
    "refused-twice": (
        "L’identifiant {id} sert dans {first} et encore dans {second}. Il ne vaut que pour une question\u00a0: "
        "changez l’un des deux."
    ),
    "refused-same-name": (
        "{first} et {second} deviendraient un seul paquet Anki, «\u00a0{name}\u00a0»\u00a0: "
        "donnez-leur des noms différents dans deck.yaml."
    ),
    "refused-no-history": "Le format {name} ne porte pas d’historique\u00a0: retirez --with-history.",
    "refused-over-plain": (
        "{path} est un paquet sans historique, à donner à qui l’on veut\u00a0: écrivez votre historique dans un autre "
        "fichier, avec -o."
    ),
    "refused-renamed": (
        "«\u00a0{before}\u00a0», dans {file}, s’appelle maintenant «\u00a0{now}\u00a0», et Anki reconnaît un paquet à "
        "son nom\u00a0: remettez l’ancien sous la clé anki, dans deck.yaml, ou retirez --since et que chacun renomme "
        "le sien."
    ),
    "refused-other-kind": (
        "{id} est d’un autre genre dans {file}, et Anki aurait une seconde note\u00a0: un identifiant est lié à son "
        "genre pour toujours, donnez-en un nouveau à la question."
    ),
    "refused-another-deck": "{file} n’est pas une exportation de ce paquet par Viva dans ces langues.",
    "refused-other-fields": (
        "Les notes {name} de {file} ont d’autres champs que les nôtres, et Anki ne les mettrait pas à jour\u00a0: "
        "exportez avec la version de Viva qui a fait ce fichier."
    ),
    "refused-cannot-write": "Impossible d’écrire {path}\u00a0: {reason}.",
}
