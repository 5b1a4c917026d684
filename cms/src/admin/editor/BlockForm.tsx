import { useId, useState } from 'react';
import type { Block, BlockField } from './blocks';
import { FilePicker } from './FilePicker';
import { FormDialog } from './FormDialog';
import { LabelPicker } from './LabelPicker';

export type Values = Record<string, string>;

type Props = {
  block: Block;
  values: Values;
  submit: string;
  onSubmit: (values: Values) => void;
  onClose: () => void;
};

/** The fields of one block; what is missing is said beside its field. */
export function BlockForm({ block, values, submit, onSubmit, onClose }: Props) {
  const [typed, setTyped] = useState(() => ({ ...firstChoices(block), ...values }));
  const [isTried, setTried] = useState(false);
  const faultOf = ({ name, isRequired }: BlockField) =>
    isTried && isRequired && !typed[name]?.trim() ? 'Remplissez ce champ.' : undefined;
  const send = () => {
    setTried(true);
    const isComplete = block.fields.every(
      ({ name, isRequired }) => !isRequired || typed[name]?.trim(),
    );
    if (isComplete) onSubmit(typed);
  };
  return (
    <FormDialog title={block.label} submit={submit} onSubmit={send} onClose={onClose}>
      <p className="preau-hint">{block.hint}</p>
      {block.fields.map((field) => (
        <FieldInput
          key={field.name}
          field={field}
          value={typed[field.name] ?? ''}
          fault={faultOf(field)}
          onChange={(value) => setTyped((before) => ({ ...before, [field.name]: value }))}
        />
      ))}
    </FormDialog>
  );
}

function firstChoices({ fields }: Block): Values {
  return Object.fromEntries(
    fields.flatMap((field) =>
      field.type === 'choice' && field.isRequired
        ? [[field.name, field.choices[0]?.value ?? '']]
        : [],
    ),
  );
}

type InputProps = {
  field: BlockField;
  value: string;
  fault: string | undefined;
  onChange: (value: string) => void;
};

function FieldInput({ field, value, fault, onChange }: InputProps) {
  const id = useId();
  if (field.type === 'file') {
    return (
      <FilePicker
        label={field.label}
        accept={field.accept}
        value={value}
        fault={fault}
        onChange={onChange}
      />
    );
  }
  if (field.type === 'label') {
    return <LabelPicker label={field.label} value={value} fault={fault} onChange={onChange} />;
  }
  const shared = {
    id,
    value,
    'aria-invalid': Boolean(fault),
    'aria-describedby': `${id}-hint`,
  };
  return (
    <div className="preau-field">
      <label htmlFor={id}>{field.label}</label>
      {field.type === 'choice' && (
        <select {...shared} onChange={({ target }) => onChange(target.value)}>
          {field.choices.map((choice) => (
            <option key={choice.value} value={choice.value}>
              {choice.label}
            </option>
          ))}
        </select>
      )}
      {field.type === 'text' && (
        <input {...shared} type="text" onChange={({ target }) => onChange(target.value)} />
      )}
      {field.type === 'long-text' && (
        <textarea {...shared} rows={4} onChange={({ target }) => onChange(target.value)} />
      )}
      <p id={`${id}-hint`} className={fault ? 'preau-fault' : 'preau-hint'}>
        {fault ?? field.hint}
      </p>
    </div>
  );
}
