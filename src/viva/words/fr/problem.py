"""Ce qui peut clocher dans un fichier : pour chaque code sa phrase et, sous ``.fix``, ce qu'il faut faire."""

from viva.words.fr import rules_of_decks, rules_of_questions

WORDS: dict[str, str | tuple[str, str]] = {
    # De la prose que YAML prend pour autre chose.
    "colon": "Un deux-points suivi d’une espace fait de ce texte une clé.",
    "colon.fix": "Mettez tout le texte entre guillemets droits\u00a0: {write}",
    "leading-star": "Un texte qui commence par une étoile est pris pour un renvoi.",
    "leading-star.fix": "Mettez tout le texte entre guillemets droits\u00a0: {write}",
    "leading-ampersand": "Un texte qui commence par «\u00a0&\u00a0» est pris pour une étiquette.",
    "leading-ampersand.fix": "Mettez tout le texte entre guillemets droits\u00a0: {write}",
    "leading-exclamation": "Un texte qui commence par «\u00a0!\u00a0» est pris pour un type.",
    "leading-exclamation.fix": "Mettez tout le texte entre guillemets droits\u00a0: {write}",
    "leading-percent": "Un texte ne peut commencer par «\u00a0%\u00a0» qu’entre guillemets droits.",
    "leading-percent.fix": "Mettez tout le texte entre guillemets droits\u00a0: {write}",
    "leading-at": "Un texte ne peut commencer par «\u00a0@\u00a0» qu’entre guillemets droits.",
    "leading-at.fix": "Mettez tout le texte entre guillemets droits\u00a0: {write}",
    "leading-backtick": "Un texte ne peut commencer par un accent grave qu’entre guillemets droits.",
    "leading-backtick.fix": "Mettez tout le texte entre guillemets droits\u00a0: {write}",
    "leading-brace": "Un texte qui commence par une accolade est pris pour des clés et des valeurs.",
    "leading-brace.fix": "Mettez tout le texte entre guillemets droits\u00a0: {write}",
    "leading-bar": "Un texte qui commence par «\u00a0|\u00a0» est pris pour un texte de plusieurs lignes.",
    "leading-bar.fix": "Mettez tout le texte entre guillemets droits\u00a0: {write}",
    "leading-greater": "Un texte qui commence par «\u00a0>\u00a0» est pris pour un texte de plusieurs lignes.",
    "leading-greater.fix": "Mettez tout le texte entre guillemets droits\u00a0: {write}",
    "leading-question-mark": "Un texte qui commence par «\u00a0?\u00a0» et une espace est pris pour une clé.",
    "leading-question-mark.fix": "Mettez tout le texte entre guillemets droits\u00a0: {write}",
    "leading-dash": "Un texte qui commence par un tiret et une espace est pris pour une liste.",
    "leading-dash.fix": "Mettez tout le texte entre guillemets droits\u00a0: {write}",
    "leading-quote": (
        "Le texte continue après son guillemet fermant, alors que les guillemets devraient le contenir en entier."
    ),
    "leading-quote.fix": "Mettez tout le texte entre guillemets droits de l’autre sorte\u00a0: {write}",
    "leading-blank": "Un texte qui commence par «\u00a0[[\u00a0» est pris pour une liste.",
    "leading-blank.fix": "Mettez tout le texte entre guillemets droits\u00a0: {write}",
    "apostrophe": "L’apostrophe met fin au texte, puisqu’il est entre guillemets simples.",
    "apostrophe.fix": "Prenez des guillemets droits doubles\u00a0: {write}",
    "open-quote": "Un guillemet s’ouvre ici et ne se ferme jamais.",
    "open-quote.fix": "Fermez-le à la fin du texte\u00a0: {write}",
    "open-bracket": "Une liste s’ouvre ici et ne se ferme jamais.",
    "open-bracket.fix": "Fermez-la\u00a0: {write}",
    "flow-list": "Un texte qui commence par «\u00a0[\u00a0» est pris pour une liste.",
    "flow-list.fix": "Mettez tout le texte entre guillemets droits\u00a0: {write}",
    "flow-comma": "Entre crochets, une virgule termine un élément\u00a0: «\u00a0{text}\u00a0» se retrouve seul.",
    "flow-comma.fix": "Mettez chaque texte sur sa propre ligne après un tiret, ou entre guillemets droits.",
    "backslash": "Entre guillemets doubles, une barre oblique inverse veut dire autre chose.",
    "backslash.fix": "Prenez des guillemets simples\u00a0: {write}",
    "lost-text": "Ce qui suit une espace et «\u00a0#\u00a0» est perdu\u00a0: on y voit un commentaire.",
    "lost-text.fix": (
        "Si c’est du texte, écrivez {write}\u202f; si c’est un commentaire, mettez-le sur sa propre ligne."
    ),
    "tab": "Cette ligne commence par une tabulation.",
    "tab.fix": "Décalez-la avec des espaces.",
    "indent": "Cette ligne n’est pas là où les lignes du dessus la font attendre.",
    "indent.fix": "Alignez-la avec celles dont elle fait partie.",
    "no-colon": "Il y a ici une clé sans son deux-points, ou un texte sans sa clé.",
    "no-colon.fix": (
        "Mettez un deux-points après la clé, par exemple {write}\u202f; ou décalez le texte s’il appartient "
        "à la ligne du dessus."
    ),
    "syntax": "Ceci ne se lit pas comme du YAML ({problem}).",
    "syntax.fix": "Comparez avec les entrées du dessus\u202f; un texte entre guillemets droits ne risque jamais rien.",
    "alias": "«\u00a0*{name}\u00a0» est pris pour un renvoi, et une banque n’en a pas.",
    "alias.fix": (
        "Si c’est du texte, mettez-le entre guillemets droits\u00a0: {write}\u202f; sinon, répétez ce à quoi "
        "il renvoie."
    ),
    "anchor": "«\u00a0&{name}\u00a0» est pris pour une étiquette, et une banque n’en a pas.",
    "anchor.fix": "Si c’est du texte, mettez-le entre guillemets droits\u00a0: {write}\u202f; sinon, supprimez-la.",
    "tag": "«\u00a0{name}\u00a0» est pris pour un type, et une banque n’en a pas.",
    "tag.fix": "Si c’est du texte, mettez-le entre guillemets droits\u00a0: {write}\u202f; sinon, supprimez-le.",
    "second-document": "Un deuxième document commence ici.",
    "second-document.fix": "Supprimez la ligne de tirets, ou mettez la suite dans un fichier à part.",
    "too-deep": "Il y a ici plus de {most} niveaux l’un dans l’autre.",
    "too-deep.fix": "Écrivez de simples entrées, comme dans les autres questions.",
    "key-not-text": "Une clé est un mot.",
    "key-not-text.fix": (
        "Mettez le texte entre guillemets droits, ou supprimez le point d’interrogation ou le crochet qui le précède."
    ),
    "duplicate-key": "La clé «\u00a0{key}\u00a0» est là deux fois, d’abord à la ligne {first}.",
    "duplicate-key.fix": "Gardez l’une des deux.",
    # Des fichiers qui ne sont pas du texte.
    "empty-file": "Le fichier est vide.",
    "empty-file.fix": "Commencez-le par «\u00a0viva: 1\u00a0» (il doit contenir\u00a0: {kind}).",
    "not-text": "Le fichier contient un caractère qui n’est pas du texte ({character}).",
    "not-text.fix": (
        "Supprimez-le, ou mettez une espace ou un retour à la ligne à sa place\u202f; les éditeurs savent le montrer."
    ),
    "utf-16": "Le fichier est en UTF-16.",
    "utf-16.fix": "Enregistrez-le de nouveau, en UTF-8.",
    "not-utf-8": "Le fichier n’est pas en UTF-8\u00a0: l’octet {byte} dans «\u00a0{text}\u00a0».",
    "not-utf-8.fix": "Ouvrez-le dans son propre encodage, souvent Windows-1252, et enregistrez-le en UTF-8.",
    # Des clés et des valeurs.
    "not-a-map": "{thing} contient des clés et des valeurs, et ici se trouve «\u00a0{text}\u00a0».",
    "not-a-map.fix": "Écrivez les clés l’une sous l’autre, chacune avec un deux-points et sa valeur.",
    "missing-key": "{thing} a besoin de la clé «\u00a0{key}\u00a0».",
    "missing-key.fix": "Ajoutez une ligne\u00a0: {key}: …",
    "unknown-key": "{thing} n’a pas de clé «\u00a0{key}\u00a0».",
    "unknown-key.fix": "Supprimez-la, ou prenez l’une de celles-ci\u00a0: {keys}",
    "unknown-key-meant": "{thing} n’a pas de clé «\u00a0{key}\u00a0».",
    "unknown-key-meant.fix": "Vouliez-vous dire «\u00a0{meant}\u00a0»\u202f?",
    "map-for-list": "«\u00a0{key}\u00a0» contient des clés, et devrait contenir une liste.",
    "map-for-list.fix": "Commencez chaque élément par un tiret.",
    "map-wanted": "«\u00a0{key}\u00a0» devrait contenir des clés et des valeurs.",
    "map-wanted.fix": "Écrivez-les l’une sous l’autre, chacune avec un deux-points et sa valeur.",
    "map-for-text": "«\u00a0{key}\u00a0» contient des clés, et devrait contenir un seul texte.",
    "map-for-text.fix": (
        "Écrivez le texte après le deux-points\u202f; entre guillemets droits s’il contient un deux-points "
        "suivi d’une espace."
    ),
    "list-for-text": "«\u00a0{key}\u00a0» contient une liste, et devrait contenir un seul texte.",
    "list-for-text.fix": (
        "Écrivez le texte après le deux-points\u202f; entre guillemets droits s’il commence par un tiret ou un crochet."
    ),
    "text-for-list": "«\u00a0{key}\u00a0» devrait contenir une liste.",
    "text-for-list.fix": "Mettez chaque élément sur sa propre ligne après un tiret, même s’il n’y en a qu’un.",
    "too-few": "«\u00a0{key}\u00a0» doit compter au moins {least} éléments.",
    "too-few.fix": "Ajoutez ce qui manque, chaque élément sur sa propre ligne après un tiret.",
    "empty": "«\u00a0{key}\u00a0» est vide.",
    "empty.fix": "Écrivez quelque chose après, ou supprimez la ligne.",
    "too-long": "«\u00a0{key}\u00a0» dépasse {most} caractères.",
    "too-long.fix": "Raccourcissez-le.",
    "not-an-id": "«\u00a0{text}\u00a0» n’est pas un identifiant.",
    "not-an-id.fix": "Prenez des minuscules sans accent, des chiffres et des traits d’union\u00a0: {write}",
    "not-a-passage-id": "«\u00a0{text}\u00a0» n’est pas l’identifiant d’un passage.",
    "not-a-passage-id.fix": (
        "Prenez des lettres sans accent, des chiffres, des points et des traits d’union, comme dans 1.3"
    ),
    "not-a-tag": "«\u00a0{text}\u00a0» n’est pas une étiquette.",
    "not-a-tag.fix": "Prenez un seul mot, avec des traits d’union pour les espaces, sans guillemets ni virgules.",
    "not-a-tolerance": "«\u00a0{text}\u00a0» ne dit pas à combien près on a encore juste.",
    "not-a-tolerance.fix": "Écrivez un nombre avec un point, comme 0.5, ou une part, comme 5%",
    "not-beside": "«\u00a0{text}\u00a0» n’est pas un fichier à côté de la banque.",
    "not-beside.fix": "Mettez le fichier dans le dossier de la banque et écrivez son nom.",
    "not-a-language": "«\u00a0{text}\u00a0» n’est pas une langue.",
    "not-a-language.fix": "Prenez son nom court\u00a0: en, fr, pt-BR",
    "not-an-address": "«\u00a0{text}\u00a0» n’est pas une adresse du web.",
    "not-an-address.fix": "Écrivez-la à partir de https://, sans espace.",
    "not-a-digest": "«\u00a0{text}\u00a0» n’est pas un SHA-256.",
    "not-a-digest.fix": "Il a 64 chiffres, de 0 à 9 et de a à f.",
    "not-a-date": "«\u00a0{text}\u00a0» n’est pas une date.",
    "not-a-date.fix": "Écrivez l’année, le mois ou le jour\u00a0: 2020, 2020-03 ou 2020-03-14",
    "not-a-key": "«\u00a0{text}\u00a0» n’est pas la clé d’un paquet.",
    "not-a-key.fix": (
        "Elle a de 8 à 64 chiffres, de 0 à 9 et de a à f, et ne change plus une fois qu’on a appris avec le paquet."
    ),
    "not-a-bank-file": "«\u00a0{text}\u00a0» n’est pas le nom d’une banque.",
    "not-a-bank-file.fix": "Écrivez le nom d’un fichier du même dossier, comme health-codes.en.yaml",
    "not-whole": "«\u00a0{text}\u00a0» n’est pas un nombre entier.",
    "not-whole.fix": "N’écrivez que des chiffres après «\u00a0{key}\u00a0».",
    "out-of-range": "«\u00a0{key}\u00a0» ne peut pas être {text}.",
    "out-of-range.fix": "Écrivez un nombre de {least} à {most}.",
    "not-true-false": "«\u00a0{key}\u00a0» vaut true (vrai) ou false (faux), et non «\u00a0{text}\u00a0».",
    "not-true-false.fix": "Écrivez true ou false.",
    "not-a-share": "«\u00a0{text}\u00a0» n’est pas un nombre.",
    "not-a-share.fix": "Écrivez un nombre de {least} à {most}, avec un point.",
    "not-a-number": "«\u00a0{text}\u00a0» n’est pas un nombre.",
    "not-a-number.fix": "Écrivez des chiffres avec un point, comme 16.5, et le reste sous unit.",
    "not-a-number-meant": "«\u00a0{text}\u00a0» n’est pas un nombre comme l’écrit une banque.",
    "not-a-number-meant.fix": "Vouliez-vous dire {meant}\u202f? Des chiffres et un point, dans toutes les langues.",
    "not-one-of": "«\u00a0{key}\u00a0» ne peut pas être «\u00a0{text}\u00a0».",
    "not-one-of.fix": "Écrivez l’un de ceux-ci\u00a0: {allowed}",
    "not-one-of-meant": "«\u00a0{key}\u00a0» ne peut pas être «\u00a0{text}\u00a0».",
    "not-one-of-meant.fix": "Vouliez-vous dire «\u00a0{meant}\u00a0»\u202f?",
    "shape": "Ceci n’a pas la forme qu’il faudrait ({problem}).",
    "shape.fix": "Comparez avec une entrée correcte du même genre.",
    # Des questions.
    "not-a-question": "Ceci n’est pas une question.",
    "not-a-question.fix": "Commencez par «\u00a0- id:\u00a0» et un identifiant, puis le genre avec l’énoncé.",
    "no-kind": "Rien ne dit de quel genre est cette question.",
    "no-kind.fix": "Mettez l’énoncé sous l’un de ceux-ci\u00a0: {kinds}",
    "prompt-without-kind": "«\u00a0{key}\u00a0» ne dit pas de quel genre est cette question.",
    "prompt-without-kind.fix": "Mettez un genre à sa place\u00a0: {kinds}",
    "two-kinds": "Cette question est de plusieurs genres\u00a0: {kinds}.",
    "two-kinds.fix": "Gardez-en un, ou faites-en deux questions.",
    "duplicate-id": "L’identifiant «\u00a0{id}\u00a0» a déjà servi, à la ligne {first}.",
    "duplicate-id.fix": "Donnez-en un autre à cette question\u202f; l’ancienne garde ce qui a été appris.",
    "too-few-options": "Il n’y a qu’une seule option.",
    "too-few-options.fix": "Ajoutez-en d’autres, sous answers ou sous wrong.",
    "too-many-options": "Il y a plus de {most} options.",
    "too-many-options.fix": "Gardez les meilleures.",
    "same-option": "«\u00a0{text}\u00a0» est là deux fois.",
    "same-option.fix": "Supprimez-le, ou faites-lui dire autre chose.",
    "no-blank": "Le texte n’a pas de trou.",
    "no-blank.fix": (
        "Mettez le mot à trouver entre doubles crochets, et tout le texte entre guillemets droits s’il "
        "commence par là\u00a0: [[mot]]"
    ),
    "empty-blank": "Un trou ne contient pas de réponse.",
    "empty-blank.fix": "Écrivez la réponse entre les crochets\u00a0: [[mot]]",
    "open-blank": "Un trou s’ouvre sans se fermer, ou se ferme sans s’ouvrir.",
    "open-blank.fix": (
        "Mettez deux crochets de chaque côté, [[mot]]\u202f; un crochet qui est du texte prend une barre "
        "oblique inverse devant lui."
    ),
    "extra-is-answer": "«\u00a0{text}\u00a0» est un intrus, et pourtant juste.",
    "extra-is-answer.fix": "Supprimez-le d’extra.",
    "one-right": "Il n’y a qu’une seule chose à associer à toutes les autres.",
    "one-right.fix": "Donnez un autre right à une autre paire, ou ajoutez-en un sous extra.",
    # Des traductions et des paquets.
    "lang-of-name": "La banque dit que sa langue est «\u00a0{language}\u00a0», son nom dit «\u00a0{name}\u00a0».",
    "lang-of-name.fix": "Changez l’un des deux.",
    "lang-of-deck": (
        "La banque est en «\u00a0{language}\u00a0», qui n’est pas une langue du paquet «\u00a0{deck}\u00a0»."
    ),
    "lang-of-deck.fix": "Ajoutez-la à languages dans deck.yaml, ou prenez l’une de celles-ci\u00a0: {languages}",
    "no-original": "Il n’y a pas de banque «\u00a0{name}\u00a0» à traduire.",
    "no-original.fix": "Écrivez le nom de la banque dans l’autre langue, un fichier du même dossier.",
    "translates-translation": "«\u00a0{name}\u00a0» est elle-même une traduction.",
    "translates-translation.fix": "Nommez la banque qu’elle traduit.",
    "translates-same-language": "«\u00a0{name}\u00a0» est dans la même langue, «\u00a0{language}\u00a0».",
    "translates-same-language.fix": "Corrigez lang, ou supprimez la ligne translates.",
    "not-in-original": "La banque que celle-ci traduit n’a pas de question «\u00a0{id}\u00a0».",
    "not-in-original.fix": (
        "Ajoutez-la là-bas, ou supprimez-la ici\u202f; l’identifiant est le même dans toutes les langues."
    ),
    "not-in-original-meant": "La banque que celle-ci traduit n’a pas de question «\u00a0{id}\u00a0».",
    "not-in-original-meant.fix": (
        "Vouliez-vous dire «\u00a0{meant}\u00a0»\u202f? L’identifiant est le même dans toutes les langues."
    ),
    "other-kind": (
        "Dans la banque que celle-ci traduit, «\u00a0{id}\u00a0» est du genre «\u00a0{original}\u00a0», et "
        "non «\u00a0{kind}\u00a0»."
    ),
    "other-kind.fix": "Donnez-leur le même genre, ou mettez celle-ci dans une autre banque.",
    "other-count": "«\u00a0{id}\u00a0» n’a pas autant de parties que dans la banque que celle-ci traduit.",
    "other-count.fix": "Donnez-lui autant d’options, d’éléments, de paires, de trous ou de points, dans le même ordre.",
    "unknown-voice": "Il n’y a pas de voix «\u00a0{name}\u00a0».",
    "unknown-voice.fix": "Ajoutez-la sous voices, ou prenez l’une de celles-ci\u00a0: {known}",
    "duplicate-passage": "Le passage «\u00a0{id}\u00a0» est là deux fois.",
    "duplicate-passage.fix": "Donnez à l’un des deux un autre identifiant.",
    "duplicate-entry": "L’entrée «\u00a0{id}\u00a0» est là deux fois.",
    "duplicate-entry.fix": "Donnez à l’une des deux un autre identifiant.",
    "duplicate-bank": "La banque «\u00a0{name}\u00a0» est là deux fois.",
    "duplicate-bank.fix": "Supprimez l’une des deux.",
    # Entre les fichiers d'un paquet.
    "unknown-passage": "La source n’a pas de passage «\u00a0{id}\u00a0».",
    "unknown-passage.fix": "Prenez l’identifiant d’un passage de source.yaml, ou ajoutez-l’y.",
    "unknown-passage-meant": "La source n’a pas de passage «\u00a0{id}\u00a0».",
    "unknown-passage-meant.fix": "Vouliez-vous dire «\u00a0{meant}\u00a0»\u202f?",
    "unknown-elsewhere": "elsewhere.yaml n’a pas d’entrée «\u00a0{id}\u00a0».",
    "unknown-elsewhere.fix": "Prenez l’identifiant d’une de ses entrées, ou ajoutez-l’y.",
    "unknown-elsewhere-meant": "elsewhere.yaml n’a pas d’entrée «\u00a0{id}\u00a0».",
    "unknown-elsewhere-meant.fix": "Vouliez-vous dire «\u00a0{meant}\u00a0»\u202f?",
    "no-image": "Il n’y a pas de fichier «\u00a0{file}\u00a0».",
    "no-image.fix": "Mettez-y l’image, à côté de la banque, ou corrigez son nom\u202f; les majuscules comptent.",
    "id-twice": "L’identifiant «\u00a0{id}\u00a0» est aussi dans la banque «\u00a0{bank}\u00a0», à la ligne {line}.",
    "id-twice.fix": (
        "Donnez-en un autre à la question la plus récente\u00a0: dans un paquet, chacun ne sert qu’une fois."
    ),
    "bank-missing": "La banque «\u00a0{name}\u00a0» n’a de fichier dans aucune langue ({languages}).",
    "bank-missing.fix": "Écrivez «\u00a0{file}\u00a0», ou supprimez l’entrée.",
    "bank-unlisted": "deck.yaml ne cite pas cette banque\u00a0: personne ne verra ses questions.",
    "bank-unlisted.fix": "Ajoutez-la sous banks, «\u00a0file: {name}\u00a0».",
    "bank-untranslated": "La banque «\u00a0{name}\u00a0» n’existe pas en «\u00a0{language}\u00a0».",
    "bank-untranslated.fix": "Écrivez «\u00a0{file}\u00a0», avec translates: {original}",
    "untranslated": "Des questions de «\u00a0{original}\u00a0» ne sont pas traduites ici\u00a0: {ids}",
    "untranslated.fix": "Ajoutez-les avec les mêmes identifiants.",
    "anki-twice": "«\u00a0{name}\u00a0» est aussi le paquet Anki de la banque «\u00a0{other}\u00a0».",
    "anki-twice.fix": "Donnez à l’une des deux un autre nom, à moins que des gens ne l’aient déjà.",
    # Ce qui ne s'ouvre pas.
    "nothing-flagged": "Aucune question de «\u00a0{path}\u00a0» n’est signalée.",
    "nothing-flagged.fix": "Pendant un quiz, Échap puis f signale la question où vous êtes.",
    "nothing-fits": "Aucune question de «\u00a0{path}\u00a0» n’a ce niveau et cette étiquette.",
    "nothing-fits.fix": "Demandez moins.",
    "nothing-due": (
        "Rien n’est à revoir aujourd’hui dans «\u00a0{path}\u00a0», et les nouvelles questions du jour ont été posées."
    ),
    "nothing-due.fix": "Revenez demain, ou prenez un autre mode.",
    "no-mistakes": "Aucune question de «\u00a0{path}\u00a0» n’a été manquée la dernière fois.",
    "no-mistakes.fix": "Prenez un autre mode.",
    "nothing-to-mark": "Rien ne se note dans «\u00a0{path}\u00a0»\u00a0: un examen laisse cartes et discussions.",
    "nothing-to-mark.fix": "Prenez une autre banque, ou un autre mode.",
    "not-copied": "Impossible de faire une copie du paquet dans «\u00a0{path}\u00a0»\u00a0: {reason}.",
    "not-copied.fix": "Faites-y de la place, ou permettez d’y écrire.",
    "missing": "Il n’y a rien à «\u00a0{path}\u00a0».",
    "missing.fix": "Regardez son nom et son dossier.",
    "folder": "«\u00a0{path}\u00a0» est un dossier.",
    "folder.fix": "Nommez un fichier qui s’y trouve.",
    "denied": "«\u00a0{path}\u00a0» ne se laisse pas lire.",
    "denied.fix": "Donnez-vous le droit de le lire.",
    "too-large": "«\u00a0{path}\u00a0» fait {size} Mo\u202f; une banque en fait {most} au plus.",
    "too-large.fix": "Est-ce le bon fichier\u202f? Une banque peut se couper en plusieurs.",
    "unreadable": "«\u00a0{path}\u00a0» est illisible ({reason}).",
    "unreadable.fix": "Essayez encore, ou copiez-le ailleurs.",
    "not-a-deck": "«\u00a0{path}\u00a0» n’est pas un paquet.",
    "not-a-deck.fix": "Un paquet est un dossier qui contient un fichier deck.yaml.",
    "no-deck": "Il n’y a pas de paquet «\u00a0{path}\u00a0».",
    "no-deck.fix": "Donnez le chemin d’un paquet ou d’une banque, ou l’un de ceux-ci\u00a0: {known}",
    "no-deck-near": "Pas de paquet «\u00a0{path}\u00a0» sous ce seul nom\u202f; il y en a un de ce nom à {near}.",
    "no-deck-near.fix": "Écrivez {near}, ou l’un de ceux-ci\u00a0: {known}",
    "no-bank": "Le paquet «\u00a0{deck}\u00a0» n’a pas de banque «\u00a0{path}\u00a0».",
    "no-bank.fix": "Prenez l’une de celles-ci\u00a0: {known}",
    "no-language": "«\u00a0{path}\u00a0» n’a pas de questions en «\u00a0{wanted}\u00a0».",
    "no-language.fix": "Prenez l’une de celles-ci\u00a0: {known}",
    "no-source": (
        "«\u00a0{path}\u00a0» n’a pas de source.yaml\u00a0: rien ne dit sur quels passages porteraient ses questions."
    ),
    "no-source.fix": "viva source map TEXTE -o {path}/source.yaml en fait un à partir du texte.",
    "outside-deck": "«\u00a0{path}\u00a0» est une banque hors de tout paquet, et n’a donc pas de source.",
    "outside-deck.fix": (
        "Mettez-la dans le dossier d’un paquet\u202f; viva new DOSSIER --from TEXTE en commence un, avec sa source."
    ),
    "empty-deck": "«\u00a0{path}\u00a0» n’a pas encore de questions.",
    "empty-deck.fix": "Écrivez une banque à côté de son deck.yaml, et citez-la sous banks.",
    "no-questions": "«\u00a0{path}\u00a0» n’a pas encore de questions.",
    "no-questions.fix": "Ouvrez ce fichier dans un éditeur, et écrivez-en une sous questions.",
    # What an author's text and map can be.
    "foreign": "C’est un fichier au format {format}, et non du texte brut.",
    "foreign.fix": "Enregistrez-le en texte brut (UTF-8) dans le logiciel qui l’ouvre, et donnez ce fichier-là.",
    "binary": "Ce n’est pas du texte.",
    "binary.fix": "Enregistrez-le en texte brut (UTF-8) dans le logiciel qui l’ouvre, et donnez ce fichier-là.",
    "no-sentences": "Ce texte ne contient aucune phrase.",
    "no-sentences.fix": (
        "Écrivez des phrases qui finissent par un point\u202f; ni un titre ni une question seule sur sa ligne n’en est "
        "une."
    ),
    "map-in-brackets": "Les passages sont écrits d’une façon que Viva ne saurait changer sans l’abîmer.",
    "map-in-brackets.fix": "Écrivez chacun «\u00a0- id: …\u00a0», ses autres clés sur leurs propres lignes en dessous.",
    # The rules.
    **rules_of_questions.WORDS,
    **rules_of_decks.WORDS,
}
