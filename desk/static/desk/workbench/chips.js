// Which numbers and marks of the Chinese a sentence lacks in its words: ⟨粗体⟩, and each number by its digits.

// The digit zero of each script that is written here: Tibetan, New Tai Lue, Tai Tham, Myanmar, Shan, full width.
const ZEROS = [0x0f20, 0x19d0, 0x1a80, 0x1a90, 0x1040, 0x1090, 0xff10];
const PARTS = /⟨[^⟨⟩]*⟩|\d+(?:[.．·]\d+)*/g;

export function asciiDigits(text) {
  return [...text]
    .map((sign) => {
      const code = sign.codePointAt(0);
      const zero = ZEROS.find((first) => code >= first && code < first + 10);
      return zero === undefined ? sign : String(code - zero);
    })
    .join("");
}

/** [{text, isMissing}] in the order of the Chinese. */
export function chipsOf(chinese, words) {
  const left = asciiDigits(words).match(PARTS) ?? [];
  return (asciiDigits(chinese).match(PARTS) ?? []).map((text) => {
    const at = left.indexOf(text);
    if (at >= 0) left.splice(at, 1);
    return { text, isMissing: at < 0 };
  });
}
