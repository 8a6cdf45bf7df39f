// Which column of a copied table says what, by the words in its head. Only proposed: the writer confirms it.

import { periodIn } from "./dose_words.js";

export const WORDS = "words"; // whatever it says is kept as words beside the dose
export const NOTHING = "";

// In this order: 有效成分用药量 is no amount of a product, 安全间隔期 no interval.
const HEADS = [
  ["registration", /登记证|登记号|批准文号/],
  [WORDS, /有效成分用|有效成分施|有效用量|备注|说明/],
  ["harvest", /安全间隔/],
  ["meat", /休药期|停药期/],
  ["milk", /弃奶期/],
  ["eggs", /弃蛋期/],
  ["strength", /含量|规格/],
  ["form", /剂型/],
  ["dilution", /稀释|倍数|倍液/],
  ["amount", /用药?量|剂量|施药量/],
  ["max_times", /次数/],
  ["interval_days", /间隔/],
  ["method", /方法|方式|用法|途径/],
  ["active", /有效成分|通用名/],
  ["substance", /药剂|制剂|产品|药品|药名|药物|农药|兽药|商品名/],
  ["purpose", /防治|病虫|病害|虫害|主治|适应症|靶标|对象/],
  ["target", /作物|畜种|动物|牲畜/],
];

export const MEANINGS = [
  ["substance", "产品（照标签）"],
  ["active", "有效成分"],
  ["strength", "含量"],
  ["form", "剂型"],
  ["registration", "登记证号或批准文号"],
  ["target", "用在什么上"],
  ["purpose", "治什么、防什么"],
  ["amount", "用量"],
  ["dilution", "稀释倍数"],
  ["method", "怎么用"],
  ["interval_days", "间隔天数"],
  ["max_times", "最多几次"],
  ["harvest", "安全间隔期"],
  ["meat", "休药期"],
  ["milk", "弃奶期"],
  ["eggs", "弃蛋期"],
  [WORDS, "别的：写进“怎么用”"],
  [NOTHING, "不要这一列"],
];

export function isHead(row) {
  const known = row.filter((words) => meaningOf(words) !== null);
  return known.length > 1 && !row.some((words) => /^[\d.,～~\-\s]+$/.test(words.trim()));
}

// A meaning for each column, each meaning once; what no head says is kept as words.
export function guess(head) {
  const taken = new Set([WORDS]);
  return head.map((words) => {
    const meaning = meaningOf(words) ?? WORDS;
    if (meaning !== WORDS && taken.has(meaning)) return WORDS;
    taken.add(meaning);
    return meaning;
  });
}

// "season" where the head says 每季最多使用次数.
export function periodOfHead(words) {
  return /次数/.test(words) ? periodIn(words) : "";
}

function meaningOf(words) {
  return HEADS.find(([, pattern]) => pattern.test(words.replace(/\s/g, "")))?.[0] ?? null;
}
