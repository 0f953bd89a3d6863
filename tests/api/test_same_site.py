from __future__ import annotations

import pytest
from fastapi.testclient import TestClient

FORM = {"question": "What does the harbour wall cost?"}


@pytest.mark.parametrize("headers", [{"Sec-Fetch-Site": "cross-site"}, {"Origin": "https://elsewhere.test"}])
def test_what_another_sites_page_sends_is_refused(client: TestClient, headers: dict[str, str]) -> None:
    refused = client.post("/ask", data=FORM, headers=headers)
    assert refused.status_code == 403
    assert "another site" in refused.text
    assert client.get("/", headers=headers).status_code == 200


@pytest.mark.parametrize("headers", [{"Sec-Fetch-Site": "same-origin"}, {"Origin": "http://testserver"}, {}])
def test_our_own_page_and_programs_are_let_through(client: TestClient, headers: dict[str, str]) -> None:
    assert client.post("/ask", data=FORM, headers=headers).status_code == 200
