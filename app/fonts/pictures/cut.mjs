// Cuts the fonts with which the server draws pictures: `node cut.mjs OUT FILE...` writes TrueType files into the folder
// OUT, with every character of GB 2312, of Latin, and of these files.

import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import subsetFont from "subset-font";

/**
 * Sources by name of the file that is written. The Han fonts lack only some letters with accents. English has fonts of
 * its own, because quotation marks of a Han font are as wide as a character.
 */
const FONTS = {
  "picture-latin-400.ttf": "@fontsource/noto-sans/files/noto-sans-latin-400-normal.woff2",
  "picture-latin-700.ttf": "@fontsource/noto-sans/files/noto-sans-latin-700-normal.woff2",
  "picture-latin-ext-400.ttf": "@fontsource/noto-sans/files/noto-sans-latin-ext-400-normal.woff2",
  "picture-latin-ext-700.ttf": "@fontsource/noto-sans/files/noto-sans-latin-ext-700-normal.woff2",
  "picture-sans-400.ttf": "@expo-google-fonts/noto-sans-sc/400Regular/NotoSansSC_400Regular.ttf",
  "picture-sans-700.ttf": "@expo-google-fonts/noto-sans-sc/700Bold/NotoSansSC_700Bold.ttf",
  "picture-serif-400.ttf": "@fontsource/source-serif-4/files/source-serif-4-latin-400-normal.woff2",
  "picture-serif-700.ttf": "@fontsource/source-serif-4/files/source-serif-4-latin-700-normal.woff2",
};

/** Blocks of Unicode, as first and last character: Latin with accents, punctuation, currency, arrows and signs. */
const LATIN = [
  [0x20, 0x7e], [0xa0, 0x24f], [0x2c6, 0x2dd], [0x1e00, 0x1eff], [0x2010, 0x2027], [0x2030, 0x205e], [0x20a0, 0x20bf],
  [0x2100, 0x214f], [0x2150, 0x215f], [0x2190, 0x2199], [0x2200, 0x22ff], [0x2460, 0x24ff], [0x25a0, 0x25ff],
];

/** Every character of GB 2312: 94 rows of 94, of which 10 to 15 and 88 to 94 are empty. */
function gb2312() {
  const decoder = new TextDecoder("gbk");
  let text = "";
  for (let row = 1; row <= 87; row += 1) {
    for (let cell = 1; cell <= 94; cell += 1) {
      text += decoder.decode(Uint8Array.of(0xa0 + row, 0xa0 + cell));
    }
  }
  // Cells that GB 2312 leaves empty are decoded as private or invalid characters.
  return [...text].filter((character) => !/[\ue000-\uf8ff\ufffd\0-\x7f]/u.test(character)).join("");
}

function latin() {
  return LATIN.map(([first, last]) => {
    const codes = Array.from({ length: last - first + 1 }, (_, index) => first + index);
    return String.fromCodePoint(...codes);
  }).join("");
}

const [out, ...files] = process.argv.slice(2);
const text = latin() + gb2312() + files.map((file) => readFileSync(file, "utf8")).join("");
for (const [name, source] of Object.entries(FONTS)) {
  const font = readFileSync(new URL(`node_modules/${source}`, import.meta.url));
  writeFileSync(join(out, name), await subsetFont(font, text, { targetFormat: "sfnt" }));
}
