"""Des noms pour qui n’en cherche pas : aimables, courts, et les mêmes pour tous les genres."""

WORDS: dict[str, str | tuple[str, str]] = {
    "pattern": "ANIMAL MANNER",
    "animals": (
        "Loutre Héron Lynx Cigogne Écureuil Faucon Dauphin Renard Lièvre Ibis Choucas Koala Lémur Martre Narval Hibou "
        "Panda Caille Corbeau Mouette Tapir Oursin Marmotte Morse Yak Zèbre Castor Tortue Biche Aigle Pinson "
        "Gecko Hérisson Impala Jaguar Kiwi"
    ),
    "manners": (
        "calme brave rapide sage agile aimable habile honnête juste tranquille sensible sincère robuste fidèle alerte "
        "jeune noble digne paisible énergique magnifique formidable sympathique poétique solide souple tenace modeste "
        "optimiste drôle"
    ),
}
