import type { CentreEnglish } from './seed';

export const guilin: CentreEnglish = {
  name: 'Guilin Village Neighbourhood Centre',
  address: 'Old primary school, Guilin Village, Chendai Town, Jinjiang',
  transport: 'Chendai loop bus 2 to Guilin Village; 2 minutes on foot from the car park',
  services: {
    lunch: ['Longevity canteen', 'Rice from the wood stove; 3 yuan from age 60, free from 80', 'Old canteen'],
    video: [
      'Video call to family abroad',
      'A big screen, a good line, and a volunteer who dials the Philippines',
      "Overseas families' station",
    ],
    football: ['Football in the school yard', 'Seven a side after school, with a coach', 'School yard'],
    rhyme: ['Hokkien nursery rhymes', 'Three generations sing together', 'Classroom 1'],
    medicine: [
      'Collect long-term medicine',
      "For blood pressure and diabetes: book a time, don't queue",
      'Village clinic',
    ],
    window: [
      'One counter for all',
      'Social insurance, health insurance, proofs for overseas families in one go',
      'One-stop counter',
    ],
    talk: [
      'Evening talk at the hall',
      'Street lamps, drains, parking at festivals: come after dinner',
      'Square before the ancestral hall',
    ],
    reading: ['Study in the old classroom', 'The old desks, new lamps, open in the evening', 'Classroom 3'],
  },
};
