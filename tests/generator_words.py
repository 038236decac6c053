"""The words of a large journal: sentences put together from lists, some two hundred characters each."""

from __future__ import annotations

import random

from journal.domain.behaviour import Behaviour

OPENINGS: dict[Behaviour | None, tuple[str, ...]] = {
    Behaviour.MANAGER: (
        "Set out the week's call plan",
        "Checked the quotes above five thousand",
        "Moved the late renewals to the front of the queue",
        "Closed the day's numbers",
        "Went through the open tickets one by one",
        "Reassigned the accounts that nobody had touched",
        "Put the rota for the holidays together",
        "Tidied the pipeline before the forecast was due",
        "Approved the discounts that were waiting",
        "Wrote down who does what by Friday",
        "Ran the morning round in twelve minutes",
        "Chased the two signatures that legal still lacks",
        "Listened to three calls against the checklist",
        "Sorted out the headsets that went missing",
        "Agreed the figure for the quarter",
    ),
    Behaviour.LEADER: (
        "Asked why we call in the order we do, and waited for an answer",
        "Took calls beside the team at the busiest hour",
        "Said where I want this floor to be in three years",
        "Let the newest of us run the review",
        "Handed over the whole account and meant it",
        "Told the story of the customer who came back",
        "Questioned a target that measures the wrong thing",
        "Found out what somebody here is hoping for next",
        "Tried an opening that none of us has used before",
        "Backed a plan that was not mine",
        "Said no to a shortcut that we would pay for later",
        "Gave the stage at the all-hands to the people who did it",
        "Wrote the first draft of a script together with the floor",
        "Asked for the bad news first and thanked for it",
    ),
    Behaviour.BOTH: (
        "Went through the error log and let them choose what to practise",
        "Corrected the form, then asked why half of it stays empty",
        "Set the date for the change and explained what it is for",
        "Checked the forecast and talked about what it does not show",
        "Planned the training and gave half of it away",
        "Fixed the handover, with those who do it every day",
        "Held the line on the price and coached the next call",
    ),
    Behaviour.OWN: (
        "Wrote up my expenses",
        "Took a call myself because it was quicker",
        "Sat through the compliance course",
        "Answered what had piled up in the mailbox",
        "Made my own eight calls of the day",
        "Prepared the slides for the regional meeting",
        "Drove to the customer's site and back",
    ),
    None: (
        "Something about the stand at the trade fair",
        "A long talk by the coffee machine",
        "Looked after the visitors from head office",
        "Half an hour on the phone with the supplier",
        "Sat in on the product meeting",
    ),
}
PEOPLE = (
    "Amina", "Ben", "Chiara", "Dmitri", "Edda", "Farid", "Greta", "Henk", "Inês", "Jarek", "Kofi", "Liv",
    "Milo", "Nadja", "Orla", "Petra", "Quentin", "Rosa", "Sami", "Tove", "Umut", "Vera", "Wim", "Xenia",
    "Yusuf", "Zoë", "Łukasz", "Anne-Marie", "O'Shea", "小林", "Νίκος", "נועה", "Ольга",
)  # fmt: skip
TOPICS = (
    "renewals", "coaching", "forecast", "onboarding", "pricing", "rota", "scripts", "churn", "pipeline",
    "hiring", "targets", "standup", "training", "complaints", "handover", "callbacks", "quality", "tools",
    "Q1", "Q2", "Q3", "Q4", "1on1s", "big-deals", "réunion", "entrevue", "学習", "стажёры",
)  # fmt: skip
CIRCUMSTANCES = (
    "before the phones opened",
    "while the system was down again",
    "with the door open so that all could hear",
    "after yesterday's long evening",
    "in the small room with the broken blind",
    "between two meetings that both ran over",
    "although the week had been planned otherwise",
    "on the way back from the warehouse",
    "as we had said we would in spring",
    "when the queue was at forty and rising",
)
DETAILS = (
    "It took longer than I thought, mostly because the list had two owners and neither knew of the other.",
    "Nobody had looked at this since the summer, and it showed.",
    "Two of the five cases were not what the report says they are.",
    "I kept my mouth shut for most of it, which was the hard part.",
    "We ended with three names, three dates and no open question.",
    "The numbers are fine; what stands behind them is thinner than they look.",
    "There was laughter, then a silence, then the point that mattered.",
    "I promised an answer by Thursday and have to ask finance first.",
    "What we had agreed last month still holds, with one exception.",
    "The customer had called four times before anyone rang back.",
    "Half of the floor has never seen the screen that this depends on.",
    "It could have been a note; it was better as a talk.",
)
OUTCOMES = (
    "Next time I would start with the question instead of the list.",
    "To be looked at again in a fortnight.",
    "It was done by noon.",
    "She will show the others on Monday.",
    "He wants to try it on his own accounts first.",
    "We shall see in the figures of next month whether it helped.",
    "Small thing, good afternoon.",
    "I owe them a proper explanation.",
    "Left it at that for today.",
    "The rest can wait until the fair is over.",
)
ASIDES = (
    "“Why did nobody tell us?” – fair point.",
    "Cost: 1.250 € or so, not in the budget 🙈",
    "Merci à toute l'équipe, c'était très bien préparé.",
    "会議は短く、結論は明確だった。",
    "שיחה טובה, סוף סוף.",
    "Σύντομη κουβέντα, μεγάλη διαφορά.",
    "Δ to plan: −3,4 % → +0,8 %",
    "(see the mail of the 14th; file name: floor_plan_v7_final.xlsx)",
)
LESSONS = (
    "Ask the person who does the work before you change how it is done.",
    "A date without a name is a wish.",
    "I spoke first, and so heard nothing new.",
    "Saying what it is for took two minutes and saved the week.",
    "They can do more than I let them.",
    "The figure was right and the decision was still wrong.",
)


def compose(rng: random.Random, behaviour: Behaviour | None) -> str:
    """A text for an action: a line of what was done, and mostly more; now and then several lines."""
    length = rng.random()
    if length < 0.12:
        return f"{_act(rng, behaviour)}."
    sentences = [f"{_act(rng, behaviour)} {rng.choice(CIRCUMSTANCES)}."]
    sentences += rng.sample(DETAILS, 1 if length < 0.7 else 2)
    if length > 0.97:
        sentences += [*rng.sample(DETAILS, 5), f"{_act(rng, behaviour)}."]
    if rng.random() < 0.5:
        sentences.append(rng.choice(OUTCOMES))
    if rng.random() < 0.06:
        sentences.append(rng.choice(ASIDES))
    return ("\n" if rng.random() < 0.05 else " ").join(sentences)


def compose_lesson(rng: random.Random) -> str:
    """What was learned from a milestone."""
    return rng.choice(LESSONS)


def _act(rng: random.Random, behaviour: Behaviour | None) -> str:
    act = rng.choice(OPENINGS[behaviour])
    # some people and topics come up far more often than others
    if rng.random() < 0.55:
        person = _low(rng, len(PEOPLE))
        act += f" with @{PEOPLE[person]}"
        if rng.random() < 0.2:
            act += f" and @{PEOPLE[person - 1 - _low(rng, len(PEOPLE) - 1)]}"
    if rng.random() < 0.6:
        act += f", #{TOPICS[_low(rng, len(TOPICS))]}"
    return act


def _low(rng: random.Random, count: int) -> int:
    """A place below `count`, the lower the likelier."""
    return int(count * rng.random() ** 2)
