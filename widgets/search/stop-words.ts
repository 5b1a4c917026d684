// Words that a question is made of and that say nothing of its subject, folded. « pas » and « ne »
// are here too: help pages speak of what does not work on every line.
export const STOP_WORDS = new Set(
  `a afin ai aidez aider alors apres as au aucun aussi autre aux avait avant avec avez avoir avons
   bonjour bonsoir c ca car ce ceci cela celle celui ces cet cette chaque chez ci comme comment d
   dans de deja depuis des dire dit dois doit du elle elles en encore es est et etait etes etre eu
   fait faire fais faut font grand il ils ici j je jamais juste l la le les leur leurs lui m ma
   mais me meme merci mes mettre met moi moins mon n ne ni non nos notre nous on ont or ou par
   parce pas permet peu peut peuvent peux plus plusieurs plait pour pourquoi pourrais pouvez
   pouvoir qu quand que quel quelle quelles quels qui quoi rien s sa sans sais savoir se sera ses
   si soit son sont sous suis sur svp ta te tes toi ton toujours tout toute toutes tous tres trop
   tu un une va vais vers veut veux voudrais vois voir vos votre vous vouloir y`.split(/\s+/),
);
