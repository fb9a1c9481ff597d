-- With what spellings of a realm's own a document was read: what they are later does not change a reading.
ALTER TABLE reading ADD COLUMN spellings {text};
