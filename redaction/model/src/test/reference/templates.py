"""What Python's jinja2 makes of chat templates, as Hugging Face's `apply_chat_template` calls it.

    pip install jinja2==3.1.6
    python templates.py > ../resources/cloister/redaction/model/text/templates.json

The templates beside it are those of well-known model families, some in our own words, with all that is hard in them.
"""

import json
import pathlib
import sys

from jinja2.exceptions import TemplateError
from jinja2.ext import loopcontrols
from jinja2.sandbox import ImmutableSandboxedEnvironment

FOLDER = pathlib.Path(__file__).parent / "../resources/cloister/redaction/model/text/templates"
CONVERSATIONS = {
    "question": [("user", "What is this?")],
    "instructed": [("system", "Be brief."), ("user", "What is this?")],
    "longer": [("system", "Be brief."), ("user", "One?"), ("assistant", "Two."), ("user", "Three?")],
    "blanks": [("user", "  One\nand two? \n"), ("assistant", "\nThree. "), ("user", "\tFour ")],
    "blank system": [("system", " Be brief.\n"), ("user", " Why? ")],
    "out of turn": [("user", "One?"), ("user", "Two?")],
}


def raise_exception(message):
    raise TemplateError(message)


environment = ImmutableSandboxedEnvironment(trim_blocks=True, lstrip_blocks=True, extensions=[loopcontrols])
environment.filters["tojson"] = lambda x, **options: json.dumps(x, ensure_ascii=False, **options)
environment.globals["raise_exception"] = raise_exception
environment.globals["strftime_now"] = lambda form: "26 Jul 2024"

result = {}
for path in sorted(FOLDER.glob("*.jinja")):
    template = environment.from_string(path.read_text(encoding="utf-8"))
    rendered = result[path.stem] = {}
    for name, turns in CONVERSATIONS.items():
        messages = [{"role": role, "content": content} for role, content in turns]
        try:
            text = template.render(
                messages=messages, tools=None, add_generation_prompt=True, enable_thinking=False,
                bos_token="<BOS>", eos_token="<EOS>")
            rendered[name] = {"text": text}
        except TemplateError as error:
            rendered[name] = {"refused": str(error)}
json.dump({"conversations": CONVERSATIONS, "rendered": result}, sys.stdout, indent=1, ensure_ascii=False)
print()
