import { expect, test } from 'vitest';
import { checkGatedHtml } from './gated-html.ts';

test.each([
  ['<p class="lead">Un texte <strong>fort</strong>, un <a href="https://exemple.fr">lien</a>.</p>'],
  [
    '<figure><img data-file="a-0123456789ab.webp" width="640" height="360" alt="x" loading="lazy"></figure>',
  ],
  [
    '<preau-video><video controls data-poster="b-0123456789ab.webp"><source data-file="c-0123456789ab.mp4" type="video/mp4"></video></preau-video>',
  ],
  [
    '<svg viewBox="0 0 1 1"><use href="#icon"></use></svg><a href="/aide/">aide</a><a href="mailto:a@b.fr">a</a>',
  ],
  ['<table><tr><td colspan="2">x</td></tr></table><details><summary>s</summary>d</details>'],
])('passes: %s', (html) => {
  expect(() => checkGatedHtml(html, 'l1')).not.toThrow();
});

test.each([
  ['<script>1</script>'],
  ['<SCRIPT src=x></SCRIPT>'],
  ['<svg><script>1</script></svg>'],
  ['<style>p{}</style>'],
  ['<p style="color:red">x</p>'],
  ['<p STYLE=color:red>x</p>'],
  ['<img src="/x.png" onerror="x">'],
  ['<svg onload=x></svg>'],
  ['<astro-island uid="1"></astro-island>'],
  ['<link rel="stylesheet" href="/x.css">'],
  ['<meta http-equiv="refresh" content="0">'],
  ['<base href="https://a.fr/">'],
  ['<iframe src="https://a.fr"></iframe>'],
  ['<form action="/x"></form>'],
  ['<object data="/x"></object>'],
  ['<template><p>x</p></template>'],
  ['<a href="javascript:x">x</a>'],
  ['<a href=" java\nscript:x">x</a>'],
  ['<svg><a xlink:href="javascript:x">x</a></svg>'],
  ['<a href="//a.fr">x</a>'],
  ['<img src="/_astro/x.png">'],
  ['<video poster="data:image/png;base64,x"></video>'],
  ['<button formaction="https://a.fr">x</button>'],
  ['<a href="/\\a.fr">x</a>'],
  ['<a href="/\t/a.fr">x</a>'],
  ['<svg><a href="#a"><animate attributeName="href" values="javascript:x"/></a></svg>'],
  ['<svg><foreignObject>x</foreignObject></svg>'],
  ['<xmp>x</xmp>'],
])('refuses: %s', (html) => {
  expect(() => checkGatedHtml(html, 'l1')).toThrow(/gated body of lesson l1/);
});
