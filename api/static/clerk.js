/* Built from page/ by `make page`. Holds parts of govuk-frontend, MIT licence, Crown copyright. */
"use strict";(()=>{})();
