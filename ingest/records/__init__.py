"""From blocks to records: tables, minutes, resolutions and front sheets as data, one file a kind of source."""
