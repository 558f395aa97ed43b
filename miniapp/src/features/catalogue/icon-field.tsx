import { Text, View } from '@tarojs/components';
import { useState } from 'react';
import { serviceIcons, type ServiceIcon } from '@shared/enums';
import { catalogueWords } from '@shared/words/catalogue';
import { serviceIconWords } from '@shared/words/service-icons';
import { useWords } from '@/services/settings';
import { Button, Chips, Field, IconTile, Sheet } from '@/ui';

/** The icon of a service, picked by picture and name. */
export function IconField({ value, onChange }: { value: ServiceIcon; onChange: (icon: ServiceIcon) => void }) {
  const w = useWords(catalogueWords);
  const names = useWords(serviceIconWords);
  const [isOpen, setOpen] = useState(false);
  return (
    <Field label={w.icon}>
      <View className='catalogue-icon'>
        <IconTile name={value} tone='brand' />
        <Text className='ui-text'>{names[value]}</Text>
        <Button kind='secondary' size='small' block={false} onTap={() => setOpen(true)}>
          {w.iconPick}
        </Button>
      </View>
      {isOpen && (
        <Sheet open title={w.icon} onClose={() => setOpen(false)}>
          <Chips<ServiceIcon>
            all
            label={w.icon}
            options={serviceIcons.map((icon) => ({ value: icon, word: names[icon], icon }))}
            value={value}
            onChange={(icon) => {
              onChange(icon);
              setOpen(false);
            }}
          />
        </Sheet>
      )}
    </Field>
  );
}
