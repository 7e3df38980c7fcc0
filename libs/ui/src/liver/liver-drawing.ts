import type { Segment } from './liver.model';

/** The drawing's own field; positions of lesions are shares of it. */
export const DRAWING = { width: 720, height: 470 } as const;

export interface SegmentShape {
  readonly segment: Segment;
  readonly path: string;
  /** Two tones keep neighbours apart. */
  readonly tone: 'light' | 'dark' | 'behind';
  /** Where the numeral stands. */
  readonly label: readonly [number, number];
  /** Places for lesions without a position, largest first, clear of the numeral. */
  readonly places: readonly (readonly [number, number])[];
}

/**
 * Couinaud's segments in frontal view, the patient's right on the left. In reading order of the keyboard: right lobe
 * from above, left lobe, caudate lobe last, because it lies behind.
 */
export const SEGMENT_SHAPES: readonly SegmentShape[] = [
  {
    segment: '7', tone: 'dark', label: [196, 176],
    path: 'M44 254 C50 156 132 54 250 44 C212 98 190 168 190 242 C140 252 92 260 44 254Z',
    places: [[112, 196], [170, 116], [168, 224], [74, 232], [206, 82], [124, 136], [140, 240]],
  },
  {
    segment: '8', tone: 'light', label: [272, 104],
    path: 'M250 44 C296 40 338 54 366 78 C362 128 354 180 346 232 C296 228 240 232 190 242 C190 168 212 98 250 44Z',
    places: [[292, 172], [232, 200], [330, 96], [326, 210], [236, 136], [300, 66], [338, 150]],
  },
  {
    segment: '6', tone: 'light', label: [134, 304],
    path: 'M44 254 C92 260 140 252 190 242 C190 304 196 364 212 414 C180 426 146 434 118 424 C76 410 38 340 44 254Z',
    places: [[128, 366], [84, 290], [176, 280], [176, 390], [80, 334], [120, 272], [166, 334]],
  },
  {
    segment: '5', tone: 'dark', label: [276, 282],
    path: 'M190 242 C240 232 296 228 346 232 C340 274 332 316 330 356 C326 378 314 392 296 399 C272 408 240 410 212 414 C196 364 190 304 190 242Z',
    places: [[236, 312], [298, 362], [222, 264], [316, 262], [252, 382], [308, 316], [270, 342]],
  },
  {
    segment: '4a', tone: 'dark', label: [436, 126],
    path: 'M366 78 C390 96 420 104 450 104 C453 126 454 146 454 168 C455 184 456 200 456 216 C424 230 384 235 346 232 C354 180 362 128 366 78Z',
    places: [[387, 126], [372, 200], [440, 200], [444, 160], [366, 162], [404, 220], [412, 116]],
  },
  {
    segment: '4b', tone: 'light', label: [382, 282],
    path: 'M346 232 C384 235 424 230 456 216 C458 242 460 268 460 292 C456 312 448 324 434 334 C412 350 372 368 352 370 C340 371 332 366 330 356 C332 316 340 274 346 232Z',
    places: [[420, 300], [362, 330], [432, 252], [364, 256], [396, 334], [444, 284], [350, 356]],
  },
  {
    segment: '2', tone: 'light', label: [548, 134],
    path: 'M450 104 C520 104 586 84 638 92 C684 100 696 122 676 150 C616 184 530 196 454 168 C454 146 453 126 450 104Z',
    places: [[604, 130], [498, 138], [652, 122], [560, 166], [474, 118], [520, 170], [574, 104]],
  },
  {
    segment: '3', tone: 'dark', label: [574, 220],
    path: 'M454 168 C530 196 616 184 676 150 C648 200 566 272 498 306 C482 313 466 308 460 292 C460 268 458 242 456 216 C456 200 455 184 454 168Z',
    places: [[518, 250], [616, 196], [480, 210], [484, 286], [528, 206], [560, 258], [646, 176]],
  },
  {
    segment: '1', tone: 'behind', label: [408, 176],
    path: 'M390 146C404 138 424 146 427 166C430 188 424 206 407 211C393 215 385 207 387 192C389 176 382 158 390 146Z',
    places: [[408, 196], [408, 156], [398, 184], [418, 166], [400, 164], [416, 200], [410, 206]],
  },
];

export const OUTLINE =
  'M44 254 C50 156 132 54 250 44 C296 40 338 54 366 78 C390 96 420 104 450 104 C520 104 586 84 638 92 C684 100 696 122 676 150 C648 200 566 272 498 306 C482 313 466 308 460 292 C456 312 448 324 434 334 C412 350 372 368 352 370 C340 371 332 366 330 356 C326 378 314 392 296 399 C272 408 240 410 212 414 C180 426 146 434 118 424 C76 410 38 340 44 254Z';

/** Inferior vena cava, behind the liver. */
export const VENA_CAVA = 'M392 40C390 66 392 96 396 124M424 40C422 66 420 96 416 126';

/** Hepatic veins run between segments; path and width. Decorative. */
export const VEINS: readonly (readonly [string, number])[] = [
  ['M396 121C346 110 276 126 228 184', 7], ['M228 184C200 220 190 262 195 330', 5.5], ['M196 330C198 352 202 372 206 386', 3.5],
  ['M396 121C372 142 358 182 348 226', 7], ['M348 226C342 262 334 304 332 334', 4], ['M396 121C416 142 438 158 462 172', 6], ['M462 172C520 192 586 184 640 164', 4],
];

/** Portal branches run into segments; path and width. Decorative. */
export const PORTAL: readonly (readonly [string, number])[] = [
  ['M418 392C410 340 398 284 384 250', 11], ['M384 250C352 244 318 244 292 250', 8], ['M300 249C280 226 272 196 270 170', 5.5], ['M292 250C276 266 268 280 264 298', 5],
  ['M292 250C246 250 196 250 160 262', 6], ['M160 262C142 244 134 226 132 208', 4.5], ['M160 262C136 276 124 292 118 314', 4.5], ['M384 250C410 244 434 238 456 234', 7],
  ['M456 234C484 196 508 170 530 160', 5], ['M456 234C486 240 508 240 520 242', 4.5], ['M436 238C428 220 414 176 406 148', 4], ['M446 236C436 258 420 276 408 284', 4], ['M402 246C402 232 402 222 404 208', 2.5],
];

/** Round ligament and gallbladder, for orientation. */
export const HINTS: readonly string[] = [
  'M460 294C461 306 464 318 470 332',
  'M331 356C322 368 312 384 312 400C312 412 326 416 334 408C342 398 340 374 333 358',
];
