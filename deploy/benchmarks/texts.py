"""Small invented texts, each with words that tell it from all others and that nobody redacts."""

COLOURS = "amber azure beige black brown coral green ivory khaki lilac orange pink purple red silver".split()
THINGS = "basket bench bottle bowl broom candle carpet chair cushion drawer kettle ladder lantern mirror pillow".split()
FIRST = "Orla Bram Ines Tobias Greta Malik Petra Osric Wanda Ferdy".split()
LAST = "Finchley Oakden Quillon Starrow Merriden Tarbuck Wenlow Hallam Dunmore Pellew".split()


def mark(number):
    """Words that nobody redacts and that tell one text from all others."""
    return f"{COLOURS[number // len(THINGS)]} {THINGS[number % len(THINGS)]}"


def text(number):
    first, last = FIRST[number % 10], LAST[number // 10 % 10]
    return (
        f"Patient: {first} {last}\nDOB: 03/{number % 28 + 1:02}/1961\nMRN: 77{number:05}\n\n"
        f"{first} {last} came for a routine visit and feels well. The dressing was changed and the wound is clean. "
        f"The medicine is kept at home beside the {mark(number)}. Blood pressure was 128 over 80. "
        f"Call (555) 555-01{number % 100:02} with questions.\n")


ALL_MARKS = [mark(n) for n in range(len(COLOURS) * len(THINGS))]
