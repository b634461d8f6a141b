"""Names for players who need not think of one: kind, short, and easy to read aloud."""

WORDS: dict[str, str | tuple[str, str]] = {
    "pattern": "MANNER ANIMAL",
    "animals": (
        "Otter Heron Lynx Crane Badger Falcon Dolphin Fox Hare Ibis Jackdaw Koala Lemur Marten Narwhal Owl Panda "
        "Quail Raven Seal Tapir Turtle Wombat Walrus Yak Zebra Robin Camel Deer Eagle Finch Gecko Hedgehog Impala "
        "Jaguar Kiwi"
    ),
    "manners": (
        "Calm Brave Quick Wise Bright Gentle Lucky Merry Nimble Polite Quiet Ready Sunny Tidy Clever Eager Fair "
        "Friendly Golden Happy Honest Keen Kind Lively Mellow Noble Patient Proud Silver Steady"
    ),
}
