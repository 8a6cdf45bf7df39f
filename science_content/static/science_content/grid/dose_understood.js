// What will be written of a copied table, row by row, in the words of the form; and what was not understood.

import { element } from "./elements.js";

const SHOWN = {
  产品: ({ fields }) => fields.substance,
  有效成分: ({ fields }) => fields.active,
  含量: ({ fields }, names) => fields.strength && `${fields.strength} ${names.strength_unit(fields)}`,
  剂型: ({ fields }, names) => names.form(fields),
  用在什么上: ({ fields }, names) => names.target(fields),
  "治什么、防什么": ({ fields }) => fields.purpose,
  用量: ({ fields }, names) => fields.amount && `${range(fields, "amount")} ${names.unit(fields)}，${names.per(fields)}`,
  稀释倍数: ({ fields }) => fields.dilution && `${range(fields, "dilution")} 倍`,
  间隔: ({ fields }) => fields.interval_days && `${fields.interval_days} 天`,
  最多几次: ({ fields }, names) => fields.max_times && `${names.times_per(fields)} ${fields.max_times} 次`.trim(),
  等多久: ({ waits }, names) => waits.map((wait) => names.wait(wait)).join("、"),
  登记证号或批准文号: ({ fields }) => fields.registration,
  怎么用: ({ fields }) => fields.method,
};

// Elements: the table of what was understood, and a list of what was not.
export function understood(rows, facts) {
  const names = namesOf(facts);
  const texts = rows.map((row) => Object.values(SHOWN).map((say) => say(row, names) || ""));
  const used = Object.keys(SHOWN).map((_, column) => texts.some((row) => row[column]));
  const kept = (list) => list.filter((_, column) => used[column]);
  const heads = kept(Object.keys(SHOWN)).map((title) => element("th", { scope: "col" }, title));
  const lines = texts.map((row, number) =>
    element("tr", {}, element("th", { scope: "row" }, `${number + 1}`), ...kept(row).map((words) => cell(words))),
  );
  const table = element(
    "table",
    { class: "cell-grid-table dose-mapping-table" },
    element("caption", {}, "会这样写"),
    element("thead", {}, element("tr", {}, element("td", {}), ...heads)),
    element("tbody", {}, ...lines),
  );
  const frame = { class: "cell-grid-frame", tabindex: "0", role: "group", "aria-label": "会这样写" };
  return [element("div", frame, table), missedOf(rows)];
}

function missedOf(rows) {
  const said = rows.flatMap(({ missed }, row) => missed.map((each) => `第${row + 1}行“${each.title}”：${each.sentence}`));
  const items = said.map((sentence) => element("li", {}, sentence));
  const words = items.length ? `没有认出来的 ${items.length} 格：空着，原话写进“怎么用”。` : "都认出来了。请再看一遍。";
  const list = element("ul", {}, ...items);
  return element("div", { role: "status", class: "dose-mapping-missed" }, element("p", {}, words), list);
}

function cell(words) {
  return element("td", {}, words);
}

function range(fields, name) {
  return [fields[name], fields[`${name}_max`]].filter(Boolean).join("～");
}

function namesOf({ labels, forms, targets, timesPer, waits, strengthUnits }) {
  const byKey = (pairs, field) => (fields) => pairs.find(([key]) => key === fields[field])?.[1] ?? "";
  const units = { days: "天", hours: "小时" };
  const answers = { none: "没有要求", unknown: "不清楚" };
  return {
    form: byKey(forms, "form"),
    target: byKey(targets.map(([name, key]) => [key, name]), "target"),
    times_per: byKey(timesPer, "times_per"),
    strength_unit: byKey(strengthUnits, "strength_unit"),
    unit: ({ unit }) => labels.unit[unit],
    per: ({ per }) => labels.per[per],
    wait: ({ what, answer, number }) =>
      `${waits.find(([key]) => key === what)[1]}${answers[answer] ?? ` ${number} ${units[answer]}`}`,
  };
}
