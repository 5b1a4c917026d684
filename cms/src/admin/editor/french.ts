// The words of the editor itself, by its own keys: whatever is not here is never shown.
const WORDS: Record<string, string> = {
  'contentArea.editableMarkdown': 'Texte',
  'createLink.cancelTooltip': 'Annuler',
  'createLink.saveTooltip': 'Enregistrer le lien',
  'createLink.text': 'Texte du lien',
  'createLink.textTooltip': 'Les mots sur lesquels on appuie',
  'createLink.title': 'Infobulle',
  'createLink.titleTooltip': 'Montrée quand le pointeur passe dessus',
  'createLink.url': 'Adresse',
  'createLink.urlPlaceholder': 'https://… ou le nom d’un fichier joint',
  'dialog.close': 'Fermer',
  'dialogControls.cancel': 'Annuler',
  'dialogControls.save': 'Enregistrer',
  'imageEditor.deleteImage': 'Retirer l’image',
  'imageEditor.editImage': 'Changer l’image',
  'linkPreview.copied': 'Copié',
  'linkPreview.copyToClipboard': 'Copier l’adresse',
  'linkPreview.edit': 'Changer le lien',
  'linkPreview.remove': 'Retirer le lien',
  'table.alignCenter': 'Au centre',
  'table.alignLeft': 'À gauche',
  'table.alignRight': 'À droite',
  'table.columnMenu': 'Colonne',
  'table.deleteColumn': 'Supprimer cette colonne',
  'table.deleteRow': 'Supprimer cette ligne',
  'table.deleteTable': 'Supprimer le tableau',
  'table.insertColumnLeft': 'Ajouter une colonne à gauche',
  'table.insertColumnRight': 'Ajouter une colonne à droite',
  'table.insertRowAbove': 'Ajouter une ligne au-dessus',
  'table.insertRowBelow': 'Ajouter une ligne au-dessous',
  'table.rowMenu': 'Ligne',
  'table.textAlignment': 'Alignement',
  'toolbar.blockTypeSelect.placeholder': 'Style',
  'toolbar.blockTypeSelect.selectBlockTypeTooltip': 'Titre ou texte',
  'toolbar.blockTypes.paragraph': 'Texte',
  'toolbar.blockTypes.quote': 'Passage cité',
  'toolbar.bold': 'Gras',
  'toolbar.bulletedList': 'Liste à puces',
  'toolbar.italic': 'Italique',
  'toolbar.link': 'Lien',
  'toolbar.numberedList': 'Liste numérotée',
  'toolbar.redo': 'Rétablir {{shortcut}}',
  'toolbar.removeBold': 'Retirer le gras',
  'toolbar.removeItalic': 'Retirer l’italique',
  'toolbar.table': 'Tableau',
  'toolbar.toggleGroup': 'Mise en forme',
  'toolbar.undo': 'Annuler {{shortcut}}',
  'uploadImage.alt': 'Description de l’image',
  'uploadImage.title': 'Infobulle',
};

/** The page's own title is the first: the titles of a text begin one below. */
const TITLES: Record<string, string> = {
  2: 'Grand titre',
  3: 'Titre moyen',
  4: 'Petit titre',
};

export function inFrench(key: string, english: string, values: Record<string, unknown> = {}) {
  if (key === 'toolbar.blockTypes.heading') {
    const level = String(values['level']);
    return TITLES[level] ?? `Titre de rang ${level}`;
  }
  return Object.entries(values).reduce(
    (text, [name, value]) => text.replaceAll(`{{${name}}}`, String(value)),
    WORDS[key] ?? english,
  );
}
