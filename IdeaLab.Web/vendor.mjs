// Copies what the site serves from node_modules to wwwroot/lib.
import { copyFileSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';

const lib = new URL('wwwroot/lib/', import.meta.url);
const packages = new URL('node_modules/', import.meta.url);

rmSync(lib, { recursive: true, force: true });
mkdirSync(lib, { recursive: true });

// Pico goes into the lowest cascade layer, so site.css wins over it by order and not by weight of selectors.
const pico = readFileSync(new URL('@picocss/pico/css/pico.min.css', packages), 'utf8').replace(/^\uFEFF?@charset "UTF-8";/, '');
writeFileSync(new URL('pico.css', lib), `@layer reset,tokens,base,components,pages;@layer reset{${pico}}`);
copyFileSync(new URL('htmx.org/dist/htmx.min.js', packages), new URL('htmx.js', lib));
copyFileSync(new URL('chart.js/dist/chart.umd.min.js', packages), new URL('chart.js', lib));
