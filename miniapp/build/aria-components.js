/**
 * What WeChat's accessibility mode reads, added to the components that we speak through. Taro 4.2.1 knows none of
 * these, so they would vanish from the templates. Template and runtime number a component's attributes in order, so
 * both must merge this very object: build/aria-plugin.js for the first, build/aria-runtime.js for the second.
 */
const aria = {
  'aria-role': '',
  'aria-label': '',
  'aria-hidden': '',
  'aria-checked': '',
  'aria-selected': '',
  'aria-disabled': '',
  'aria-expanded': '',
  'aria-pressed': '',
  'aria-current': '',
  'aria-live': '',
  'aria-modal': '',
  'aria-invalid': '',
};

module.exports = {
  View: aria,
  Text: aria,
  Image: aria,
  Button: aria,
  Input: aria,
  Textarea: aria,
  ScrollView: aria,
  Switch: aria,
  Picker: aria,
  Checkbox: aria,
  Radio: aria,
  Slider: aria,
  Label: aria,
  Form: aria,
};
