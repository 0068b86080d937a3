"""Minutes on the screen: text from outside stays text, and the cut is said in words."""

from markupsafe import Markup

from dare_network.domain.rules.comparison import compare
from dare_network.ui.minutes.layered_text import both_layers, compared, pages

HOSTILE = "# <img src=x onerror=alert(1)>\n<script>alert(2)</script>\n[x](javascript:alert(3))"


def test_nothing_in_a_text_becomes_an_element_of_its_own() -> None:
    for drawn in (pages(HOSTILE), both_layers(HOSTILE, "<b>"), compared(compare("<i>", HOSTILE))):
        assert isinstance(drawn, Markup)
        assert "&lt;script&gt;" in drawn
        for element in ("<script", "<img", "<b>", "<i>", "<a "):
            assert element not in drawn


def test_headings_are_headings_of_three_levels_and_other_lines_are_lines() -> None:
    drawn = pages("# One\n## Two\n### Three\n#### Four\n#Five")
    assert "<h4>One</h4><h5>Two</h5><h6>Three</h6><p>#### Four</p><p>#Five</p>" in drawn


def test_the_cut_is_marked_in_words_on_both_sides() -> None:
    whole, public = both_layers("Open.\nSecret.", "Open.\nShort.").split("</section>")[:2]
    assert whole.index("<p>Open.</p>") < whole.index("Not public") < whole.index("Secret.")
    assert "Short." not in whole
    assert public.index("<p>Open.</p>") < public.index("Only in the public layer") < public.index("Short.")
    assert "Secret." not in public


def test_layers_that_differ_by_empty_lines_show_no_cut() -> None:
    assert "Not public" not in both_layers("Open.\n\nAll.", "Open.\nAll.")


def test_what_changed_has_a_sign_and_a_word() -> None:
    drawn = compared(compare("Same.\nOld.", "Same.\nNew."))
    assert '<li class="kept"><span class="sign" aria-hidden="true"></span>' in drawn
    assert '−</span><span class="unseen">Removed:</span><del>Old.</del>' in drawn
    assert '+</span><span class="unseen">Added:</span><ins>New.</ins>' in drawn
