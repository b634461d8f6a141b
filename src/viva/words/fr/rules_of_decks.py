"""What the rules of the families bank, translation, source and lock say, in French; ``.fix`` is what to do."""

WORDS: dict[str, str | tuple[str, str]] = {
    # deck.lock.
    "lock-conflict": "Git a laissé ses marques ici\u00a0: deux personnes ont modifié deck.lock au même endroit.",
    "lock-conflict.fix": (
        "Gardez ce que disent les deux côtés, de deux lignes pour une même chose la plus récente, effacez les "
        "marques et lancez viva lock."
    ),
    "lock-damaged": "deck.lock est abîmé à partir d’ici\u00a0: viva lock n’écrit rien de tel.",
    "lock-damaged.fix": (
        "Reprenez-le de votre gestionnaire de versions, ou supprimez-le et lancez viva lock, qui redate alors toutes "
        "les questions."
    ),
    "locked-twice": "«\u00a0{id}\u00a0» figure deux fois dans deck.lock.",
    "locked-twice.fix": "Gardez l’entrée aux moments les plus récents, et lancez viva lock.",
    "not-a-moment": "«\u00a0{text}\u00a0» n’est pas un moment.",
    "not-a-moment.fix": (
        "Reprenez la ligne d’une version précédente du fichier, ou écrivez-le comme dans 2020-03-14T15:09:26Z"
    ),
    "not-a-lock-digest": "«\u00a0{text}\u00a0» n’est pas une empreinte.",
    "not-a-lock-digest.fix": (
        "Reprenez la ligne d’une version précédente du fichier\u202f; une empreinte a 16 chiffres, de 0 à 9 et de "
        "a à f."
    ),
    "kind-changed": (
        "«\u00a0{id}\u00a0» est ici du genre «\u00a0{now}\u00a0», et il était «\u00a0{was}\u00a0» auparavant."
    ),
    "kind-changed.fix": (
        "Donnez un nouvel id à cette question, ou refaites-en «\u00a0{was}\u00a0»\u00a0: Anki et les apprenants "
        "connaissent l’ancien comme «\u00a0{was}\u00a0»."
    ),
    "retired-id-used": (
        "«\u00a0{id}\u00a0» est ici du genre «\u00a0{now}\u00a0»\u202f; c’était l’id d’une question retirée, du "
        "genre «\u00a0{was}\u00a0»."
    ),
    "retired-id-used.fix": (
        "Donnez un nouvel id à cette question\u00a0: Anki et les apprenants connaissent encore l’ancien comme "
        "«\u00a0{was}\u00a0»."
    ),
    "lock-behind": "Anki ne reprendrait pas encore ce qui a changé dans\u00a0: {ids}",
    "lock-behind.fix": (
        "Lancez une fois viva lock, puis exportez\u00a0: sans cela, ni votre Anki ni celui des autres ne les reprendra."
    ),
    # Translations.
    "other-citations": "«\u00a0{key}\u00a0» n’est pas ce qu’il est dans {file}.",
    "other-citations.fix": (
        "Supprimez la ligne, pour que la traduction reprenne celle de l’original\u202f; ou changez-la dans {file}."
    ),
    "restated": "«\u00a0{key}\u00a0» dit la même chose que dans {file}.",
    "restated.fix": "Supprimez-le\u00a0: la traduction le reprend de là. viva check --fix le fait.",
    "other-numbers": "Les nombres ne sont pas ceux de {file}\u00a0: seulement ici {here}, seulement là-bas {there}.",
    "other-numbers.fix": "Corrigez celui qui est faux\u202f; un nombre peut aussi s’écrire en toutes lettres.",
    "not-translated": "C’est mot pour mot ce qui figure dans {file}.",
    "not-translated.fix": "Traduisez-le\u202f; ce qui est cité dans sa langue se met entre guillemets.",
    "missing-explain": "«\u00a0{key}\u00a0» figure dans {file} et manque dans {other}.",
    "missing-explain.fix": "Écrivez-le dans les deux langues, ou dans aucune.",
    "reasons-missing": "Les options ont des raisons dans {file}, et aucune dans {other}.",
    "reasons-missing.fix": "Traduisez ce qui suit because, pour que l’aide soit la même dans les deux langues.",
    "merged-rights": (
        "«\u00a0{text}\u00a0» tient lieu de deux réponses différentes de l’original, «\u00a0{one}\u00a0» et "
        "«\u00a0{two}\u00a0»."
    ),
    "merged-rights.fix": "Traduisez-les par deux textes différents\u00a0: ici, une seule des deux est juste.",
    # The source.
    "no-citation": "La question ne cite aucun passage, ni rien de ce qui se dit ailleurs.",
    "no-citation.fix": (
        "Ajoutez ce sur quoi elle repose\u00a0: cites, avec des id de passages de source.yaml, ou elsewhere."
    ),
    "number-not-in-passage": "{number} est dans la réponse, et dans rien de ce que cite la question.",
    "number-not-in-passage.fix": "Comparez avec la source\u202f; si ce nombre se calcule, donnez-lui le niveau apply.",
    "name-not-in-passage": "«\u00a0{name}\u00a0» est dans la réponse, et dans rien de ce que cite la question.",
    "name-not-in-passage.fix": "Voyez s’il faut citer un autre passage, ou si le nom s’y écrit autrement.",
    "unused-elsewhere": "Aucune question ne mentionne «\u00a0{id}\u00a0».",
    "unused-elsewhere.fix": "Nommez-la sous elsewhere dans une question qu’elle éclaire, ou supprimez-la.",
    "passage-unasked": "Aucune question ne porte sur le passage {id}.",
    "passage-unasked.fix": "Posez-en une, ou dites sous skip pourquoi il n’y en a pas.",
    # Beaucoup de questions ensemble.
    "key-is-longest": (
        "La bonne réponse est la plus longue option de {count} choix sur {of}\u00a0; "
        "le hasard en donnerait environ {chance}."
    ),
    "key-is-longest.fix": (
        "Raccourcissez des bonnes réponses, ou étoffez les autres\u00a0: sinon on répond sans lire."
    ),
    "near-duplicate": "La question est presque la même que «\u00a0{other}\u00a0» ({file}, ligne {line}).",
    "near-duplicate.fix": "Supprimez-en une, ou interrogez sur autre chose\u00a0; gardez l’identifiant déjà connu.",
    "same-options-other-key": (
        "«\u00a0{other}\u00a0» ({file}, ligne {line}) demande la même chose, avec les mêmes options "
        "et une autre réponse."
    ),
    "same-options-other-key.fix": "L’une des deux est fausse\u00a0: corrigez sa réponse, ou supprimez-la.",
    "two-backs": "«\u00a0{other}\u00a0» ({file}, ligne {line}) a le même recto et un autre verso.",
    "two-backs.fix": "Dites dans chaque recto ce qu’il demande, ou faites une seule carte des deux.",
    "one-sided-claims": "Les {count} affirmations sont toutes «\u00a0{truth}\u00a0».",
    "one-sided-claims.fix": "Faites-en quelques autres\u00a0: fausses, ou non dites par la source.",
    # Réglages et remarques de l’auteur.
    "unknown-rule": "Il n’y a pas de règle «\u00a0{name}\u00a0».",
    "unknown-rule.fix": "viva check --rules en donne la liste.",
    "unknown-rule-meant": "Il n’y a pas de règle «\u00a0{name}\u00a0».",
    "unknown-rule-meant.fix": "Vouliez-vous dire «\u00a0{meant}\u00a0»\u00a0?",
    "unused-ignore": "Il n’y a rien ici que «\u00a0{name}\u00a0» puisse trouver.",
    "unused-ignore.fix": "Supprimez la remarque.",
}
