from __future__ import annotations

import pytest

from assistant.parts import Part
from evals.variants import InvalidVariant, read_grid, read_variant, shipped
from evals.varied import varied
from vectorstore.errors import UnknownVariant


@pytest.fixture
def toml(tmp_path):
    def write(text, name="tried.toml"):
        path = tmp_path / name
        path.write_text(text, encoding="utf-8")
        return path

    return write


def test_a_file_of_settings_is_a_variant_named_as_the_file_is(toml):
    variant = read_variant(toml('retriever = "lexical"\ncandidates = 30\nwithout = ["register", "history"]'))
    assert (variant.name, variant.system) == ("tried", "clerk")
    assert (variant.settings.retriever, variant.settings.candidates) == ("lexical", 30)
    assert variant.settings.without == (Part.HISTORY, Part.REGISTER)


def test_a_grid_is_every_combination_under_the_settings_that_hold_for_all(toml):
    path = toml('[settings]\npassages = 5\n[grid]\nreranker = ["keep", "learned"]\nwithout = [[], ["register"]]')
    found = read_grid(str(path))
    assert [variant.name for variant in found] == [
        "reranker=keep, without=none",
        "reranker=keep, without=register",
        "reranker=learned, without=none",
        "reranker=learned, without=register",
    ]
    assert {variant.settings.passages for variant in found} == {5}


def test_named_variants_may_be_of_another_system_with_options_of_its_own(toml):
    (variant,) = read_grid(str(toml('[variants.away]\nsystem = "http"\n[variants.away.options]\nurl = "http://x"')))
    assert (variant.name, variant.system, variant.options) == ("away", "http", {"url": "http://x"})


@pytest.mark.parametrize("name", shipped())
def test_every_grid_that_comes_with_the_project_can_be_read(name):
    assert len(read_grid(name)) > 1


def test_the_shipped_ablation_leaves_out_every_part_once():
    left_out = [part for variant in read_grid("ablation") for part in variant.settings.without]
    assert sorted(left_out) == sorted(Part)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("retriever = ", "tried.toml: cannot be read"),
        ("", "tried.toml: no variant in it"),
        ("[varians.x]", "tried.toml: varians: no such table"),
        ("[grid]\nreranker = 'keep'", "tried.toml, grid.reranker: not a list"),
        ("[variants.x]\nrerank = 'keep'", "tried.toml, x, rerank: "),
        ("[variants.x]\ncandidates = 0", "tried.toml, x, candidates: "),
        ("[variants.x]\nwithout = ['checks']", "tried.toml, x, without.0: "),
        ("[variants.x]\nmodel_key = 'sk'", "tried.toml, x, model_key: no key belongs in this file"),
        ("[variants]\nx = 1", "tried.toml, x: not a table"),
        ("[variants.'../x']", "cannot name a folder"),
    ],
)
def test_a_slip_in_a_grid_is_named_with_the_file_and_the_field(toml, text, said):
    with pytest.raises(InvalidVariant) as caught:
        read_grid(str(toml(text)))
    assert said in str(caught.value)


@pytest.mark.parametrize("setting", ["system", "retriever", "reranker", "writer"])
def test_a_name_that_no_part_has_is_refused_with_those_there_are(toml, setting):
    with pytest.raises(UnknownVariant, match="nobody"):
        read_variant(toml(f'{setting} = "nobody"'))


def test_a_file_that_is_not_there_is_named_with_the_shipped_ones():
    with pytest.raises(InvalidVariant, match=r"nowhere: cannot be read .* one of ablation"):
        read_grid("nowhere")


def test_all_that_may_be_set_is_listed_with_what_it_means():
    listed = list(varied())
    names = [one.name for one in listed if one.name]
    assert names[0] == "system"
    assert {"retriever", "reranker", "writer", "candidates", "passages", "without", "model"} <= set(names)
    assert "model_key" not in names
    choices = {one.choices: one.means for one in listed if not one.name}
    assert choices["http"].startswith("A running server")
    assert choices["register"].startswith("nothing is counted")
    assert {one.choices for one in listed if one.name == "candidates"} == {"a whole number"}
