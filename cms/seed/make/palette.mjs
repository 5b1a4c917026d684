/** The colours of everything drawn for the demo content. */
export const colour = {
  paper: '#fbf7f0',
  sand: '#f1e6d4',
  ink: '#2b2a33',
  grey: '#6d6a75',
  terracotta: '#b8472a',
  clay: '#d98263',
  ochre: '#e0a63a',
  straw: '#f3d796',
  leaf: '#3f7d58',
  meadow: '#a9c7a4',
  night: '#27395f',
  sky: '#dbe7ee',
  white: '#ffffff',
};

export const titleFont = 'Vollkorn, Georgia, serif';
export const textFont = 'Lato, Arial, sans-serif';

export const skins = ['#f2c9a5', '#c68a5c', '#8a5a3c', '#e8b48c', '#6f4630'];
