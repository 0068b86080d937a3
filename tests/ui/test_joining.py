"""Many modules become one script, or it is said why not."""

from pathlib import Path

import pytest

from dare_network.ui.joining import joined


def modules(folder: Path, **texts: str) -> Path:
    for name, text in texts.items():
        (folder / f"{name}.js").write_text(text, "utf-8")
    return folder / "index.js"


def test_each_module_comes_once_and_before_those_that_need_it(tmp_path: Path) -> None:
    entry = modules(
        tmp_path,
        index='import { one } from "./one.js";\nimport { two } from "./two.js";\nexport default one(two);\n',
        one='import { two } from "./two.js";\nconst OWN = 1;\nexport function one() { return OWN + two; }\n',
        two="const OWN = 2;\nexport const two = OWN;\n",
    )
    script = joined(entry)
    assert script.index("const two = OWN") < script.index("function one")
    assert script.count("const two = OWN") == 1
    assert script.count("export") == 1
    assert "import" not in script


@pytest.mark.parametrize(
    "text",
    [
        'import * as one from "./one.js";\n',
        'import one from "./one.js";\n',
        "export let two = 2;\n",
        "export { two };\n",
    ],
)
def test_a_form_that_is_not_understood_is_refused(tmp_path: Path, text: str) -> None:
    entry = modules(
        tmp_path, index='import { two } from "./two.js";\nexport default two;\n', one="", two=text
    )
    with pytest.raises(ValueError, match="not understood"):
        joined(entry)


def test_modules_that_import_each_other_are_refused(tmp_path: Path) -> None:
    entry = modules(
        tmp_path,
        index='import { one } from "./one.js";\nexport default one;\n',
        one='import { two } from "./two.js";\nexport const one = 1;\n',
        two='import { one } from "./one.js";\nexport const two = 2;\n',
    )
    with pytest.raises(ValueError, match="by way of others"):
        joined(entry)
