// A list of blocks as Wagtail's form posts it: hidden fields under the names that `ListBlock` reads.

export function fieldsOf(prefix, list) {
  const items = list.flatMap((item, number) => [
    field(`${prefix}-${number}-deleted`, ""),
    field(`${prefix}-${number}-order`, number),
    field(`${prefix}-${number}-id`, item.id),
    ...Object.entries(item.value).flatMap(([name, value]) => fieldsOfOne(`${prefix}-${number}-value-${name}`, value)),
  ]);
  return [field(`${prefix}-count`, list.length), ...items];
}

// A value is text, or a list of blocks in its turn.
function fieldsOfOne(name, value) {
  return Array.isArray(value) ? fieldsOf(name, value) : [field(name, value)];
}

function field(name, value) {
  const input = document.createElement("input");
  input.type = "hidden";
  input.name = name;
  input.value = value ?? "";
  return input;
}
