"""Ce qui rend inutilisable un paquet d’un autre programme."""

WORDS: dict[str, str | tuple[str, str]] = {
    "no-format": "{path} n’est d’aucun format que Viva lit. Il lit\u00a0: {known}.",
    "no-format.fix": "Donnez son format avec --format.",
    "not-a-zip": "{path} n’est pas un paquet d’Anki, ou il est tronqué.",
    "not-a-zip.fix": "Téléchargez-le ou exportez-le de nouveau\u00a0; son nom devrait finir par .apkg ou .colpkg.",
    "broken-zip": "{path} est endommagé\u00a0: sa table des matières ne correspond pas à sa taille.",
    "broken-zip.fix": "Téléchargez-le ou exportez-le de nouveau.",
    "broken-member": "{path} est endommagé\u00a0: «\u00a0{name}\u00a0» y est illisible.",
    "broken-member.fix": "Téléchargez-le ou exportez-le de nouveau.",
    "broken-zst": "{path} est endommagé\u00a0: «\u00a0{name}\u00a0» ne peut pas être décompressé.",
    "broken-zst.fix": "Téléchargez-le ou exportez-le de nouveau.",
    "no-collection": "{path} ne contient pas de collection d’Anki.",
    "no-collection.fix": "Dans Anki, Fichier > Exporter, choisissez un paquet Anki (.apkg).",
    "newer": "{path} vient d’un Anki plus récent que ceux que Viva connaît (format {version}).",
    "newer.fix": "Dans Anki, exportez-le de nouveau en cochant la prise en charge des anciennes versions.",
    "encrypted": "{path} est protégé par un mot de passe.",
    "encrypted.fix": "Déverrouillez-le d’abord\u00a0; les paquets d’Anki n’en ont pas.",
    "packing": "{path} compresse «\u00a0{name}\u00a0» d’une façon qu’Anki n’emploie pas\u00a0: il n’est pas ouvert.",
    "member-twice": (
        "{path} contient «\u00a0{name}\u00a0» deux fois, ce que ne fait aucun paquet d’Anki\u00a0: il n’est pas ouvert."
    ),
    "escapes": (
        "{path} contient un fichier qui sortirait de son dossier, «\u00a0{name}\u00a0»\u00a0: il n’est pas ouvert."
    ),
    "symlink": "{path} contient un lien vers un autre fichier, «\u00a0{name}\u00a0»\u00a0: il n’est pas ouvert.",
    "bomb": (
        "«\u00a0{name}\u00a0», dans {path}, se décompresse à plus de {ratio} fois sa taille\u00a0: il n’est pas ouvert."
    ),
    "too-much": "«\u00a0{name}\u00a0», dans {path}, fait {size}\u00a0Mo\u00a0; on en lit {most} au plus.",
    "members": "{path} contient plus de {most} fichiers\u00a0: il n’est pas ouvert.",
    "not-sqlite": "La collection dans {path} n’est pas une base de données.",
    "not-sqlite.fix": "Téléchargez-le ou exportez-le de nouveau.",
    "broken-sqlite": "La collection dans {path} est endommagée\u00a0: {reason}.",
    "broken-sqlite.fix": "Dans Anki, lancez Outils > Vérifier la base de données, puis exportez de nouveau.",
    "no-table": "La collection dans {path} n’a pas de table «\u00a0{table}\u00a0»\u00a0: Anki ne l’a pas faite.",
    "no-column": (
        "La table «\u00a0{table}\u00a0» dans {path} n’a pas de colonne «\u00a0{column}\u00a0»\u00a0: "
        "Anki ne l’a pas faite."
    ),
    "no-plain-table": (
        "«\u00a0{table}\u00a0», dans {path}, est calculée là où Anki a une simple table\u00a0: il n’est pas ouvert."
    ),
    "rows": "La table «\u00a0{table}\u00a0» dans {path} a plus de {most} lignes\u00a0: elle n’est pas lue.",
    "cell": "{path} contient une valeur de plus de {most}\u00a0Mo\u00a0: il n’est pas lu.",
    "runaway": "La collection dans {path} occuperait sans fin qui la lit\u00a0: elle n’est pas lue.",
}
