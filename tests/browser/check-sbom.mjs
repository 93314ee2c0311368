// Fails unless a bill of materials follows the schema of CycloneDX 1.6, which its authors publish in a package:
// `node check-sbom.mjs FILE`.
import { readFileSync } from 'node:fs';
import Ajv from 'ajv';

const read = (file) => JSON.parse(readFileSync(file, 'utf8'));
const schema = (name) => read(new URL(`node_modules/@cyclonedx/cyclonedx-library/res/schema/${name}.SNAPSHOT.schema.json`, import.meta.url));

// The schema has keywords for editors. Formats are of fields that our document does not have.
const ajv = new Ajv({ allErrors: true, strict: false, validateFormats: false });
for (const name of ['spdx', 'jsf-0.82']) ajv.addSchema(schema(name), `http://cyclonedx.org/schema/${name}.SNAPSHOT.schema.json`);
const isValid = ajv.compile(schema('bom-1.6'));
const document = read(process.argv[2]);
if (document.specVersion !== '1.6' || !isValid(document)) {
  console.error(document.specVersion, isValid.errors);
  process.exit(1);
}
