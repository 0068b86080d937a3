"""What is stated of somebody as of a day, in any order and with any days."""

from dataclasses import dataclass
from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from dare_network.domain.rules.work import Phase, category_on, phase_on

TODAY = date(2026, 11, 24)
_days = st.none() | st.integers(-3, 3).map(lambda days: TODAY + timedelta(days))


@dataclass(frozen=True)
class Post:
    """Work from a day until a day."""

    from_on: date | None
    until_on: date | None
    role_category: str = ""


def _post(first: date | None, last: date | None, category: str) -> Post:
    turned = bool(first and last and last < first)
    return Post(last if turned else first, first if turned else last, category)


posts = st.lists(st.builds(_post, _days, _days, st.sampled_from(["", "industry", "clinician", "patient"])))


@given(posts)
def test_what_is_stated_holds_is_over_or_is_to_come_and_only_one_of_these(found: list[Post]) -> None:
    for post in found:
        begun = post.from_on is None or post.from_on <= TODAY
        over = post.until_on is not None and post.until_on < TODAY
        wanted = Phase.OVER if over else Phase.HOLDS if begun else Phase.TO_COME
        assert phase_on(post, TODAY) is wanted


@given(posts, st.sampled_from(["", "industry"]), st.randoms())
def test_the_category_is_that_of_work_that_holds_whatever_the_order(
    found: list[Post], own: str, dice: object
) -> None:
    now = [post for post in found if phase_on(post, TODAY) is Phase.HOLDS and post.role_category]
    told = category_on(own, found, TODAY)
    assert told in {post.role_category for post in now} | {own}
    assert told == own or own not in {post.role_category for post in now}
    assert (told == own) or max(p.from_on or date.min for p in now) in {
        p.from_on or date.min for p in now if p.role_category == told
    }
    dice.shuffle(found)  # type: ignore[attr-defined]
    assert category_on(own, found, TODAY) == told
