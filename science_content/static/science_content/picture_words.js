// What a picture shows is written once, where it is uploaded: choosing it in a figure or a step fills an empty "替代文字".
// Own words stay; what came from the picture before gives way to what comes from the next.

const PICTURE = /-image$/;
const known = new WeakSet();

// Wagtail's chooser tells of a choice on itself, and just before of the change on its hidden field.
document.addEventListener("change", ({ target }) => {
  const chooser = PICTURE.test(target.id) && document.getElementById(`${target.id}-chooser`);
  if (!chooser?.widget || known.has(chooser.widget)) return;
  known.add(chooser.widget);
  chooser.widget.addEventListener("chosen", ({ detail }) => fill(target.id.replace(PICTURE, "-alt"), detail));
});

function fill(id, picture) {
  const field = document.getElementById(id);
  const words = picture?.default_alt_text;
  if (!field || !words || (field.value.trim() && field.value !== field.dataset.fromPicture)) return;
  field.value = field.dataset.fromPicture = words;
  field.dispatchEvent(new Event("input", { bubbles: true }));
  field.dispatchEvent(new Event("change", { bubbles: true }));
}
