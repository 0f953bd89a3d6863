"""Ways of recognising the words on a picture of a page (OCR)."""
