import 'astro';

declare module 'astro' {
  interface AstroClientDirectives {
    'client:account'?: boolean;
  }
}
