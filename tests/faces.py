"""Whether each letter on a page has a face of ours to stand in, whatever fonts this machine has."""

from playwright.sync_api import Page

from languages.registry import SCRIPTS

FACES = {script.code: script.font.family for script in SCRIPTS.values() if script.font and script.font.awaited}
FIND = """faces => {
  const without = []
  const look = (element, text) => {
    const stack = getComputedStyle(element).fontFamily
    for (const [script, face] of Object.entries(faces))
      if (new RegExp(`\\\\p{Script=${script}}`, "u").test(text) && !stack.includes(face))
        without.push(`${script} in <${element.localName} class="${element.className}">: ${text.trim().slice(0, 60)}`)
  }
  const nodes = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
  while (nodes.nextNode()) look(nodes.currentNode.parentElement, nodes.currentNode.data)
  for (const field of document.querySelectorAll("input:not([type=hidden]), textarea")) look(field, field.value + field.placeholder)
  return without
}"""


def letters_without_face(page: Page) -> list[str]:
    """Texts and contents of fields with a letter of a script whose face is not among the element's fonts."""
    return page.evaluate(FIND, FACES)
