import { limits } from '@contract/limits';
import { Input, View } from '@tarojs/components';
import { useState } from 'react';
import { Part } from './part';

interface SearchFieldProps {
  id: string;
  hint: string;
  /** what is being looked for now; empty: the whole list */
  asked: string;
  onSearch: (words: string) => void;
}

/** Where one looks for something in a list: asks on Enter, not with every letter; one tap brings the whole list back. */
export function SearchField({ id, hint, asked, onSearch }: SearchFieldProps) {
  const [words, setWords] = useState(asked);
  const clear = () => {
    setWords('');
    if (asked) onSearch('');
  };
  return (
    <View className="find">
      <View className="i i-s i-search" />
      <Input
        id={id}
        className="field find-in"
        value={words}
        placeholder={hint}
        placeholderClass="hold"
        maxlength={limits.shortTextLength}
        confirmType="search"
        onInput={(event) => setWords(event.detail.value)}
        onConfirm={(event) => onSearch((event.detail.value ?? words).trim())}
      />
      <Part>
        {words ? (
          <View id={`${id}-clear`} className="find-x" ariaRole="button" ariaLabel="清空" onClick={clear}>
            <View className="i i-s i-x" />
          </View>
        ) : null}
      </Part>
    </View>
  );
}
