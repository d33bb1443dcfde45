"""Who gets what at each address of an office, by each method: the table as it was decided, and it happens."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date, timedelta
from itertools import product

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from django.utils.http import urlencode
from tests.web.twins import CELLS, addresses, of_offices, office_year, person, signed_in, told

from capaian.web.accounts.models import User
from capaian.web.offices.models import Membership, Role
from capaian.web.site.access import roles_of
from capaian.web.years.models import OfficeYear

METHODS = ("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS")
WHO = (
    "anonymous",
    "without an office",
    "of the twin office",
    *(role.value for role in Role),
    "ended",
    "not begun",
)
"""The columns of the table; the roles in the order of their declaration, which the first test holds."""

# Rows here are of outputs: none of them is an agreement that could be revised, and no closing is overtaken.
MATRIX = """
address     method   anon   none  twin  admin    planner  entry  unit   head   insp   viewer  ended  future
year        GET      login  404   404   page     page     page   page   page   page   page    404    404
year        HEAD     login  404   404   page     page     page   page   page   page   page    404    404
year        POST     404    404   404   404      404      404    404    404    404    404     404    404
year        PUT      404    404   404   404      404      404    404    404    404    404     404    404
year        PATCH    404    404   404   404      404      404    404    404    404    404     404    404
year        DELETE   404    404   404   404      404      404    404    404    404    404     404    404
year        OPTIONS  404    404   404   404      404      404    404    404    404    404     404    404

sheets      GET      login  404   404   page     page     page   page   page   page   page    404    404
sheets      HEAD     login  404   404   page     page     page   page   page   page   page    404    404
sheets      POST     404    404   404   404      404      404    404    404    404    404     404    404
sheets      PUT      404    404   404   404      404      404    404    404    404    404     404    404
sheets      PATCH    404    404   404   404      404      404    404    404    404    404     404    404
sheets      DELETE   404    404   404   404      404      404    404    404    404    404     404    404
sheets      OPTIONS  404    404   404   404      404      404    404    404    404    404     404    404

sheet       GET      login  404   404   page     page     page   page   page   page   page    404    404
sheet       HEAD     login  404   404   page     page     page   page   page   page   page    404    404
sheet       POST     404    404   404   404      404      404    404    404    404    404     404    404
sheet       PUT      404    404   404   404      404      404    404    404    404    404     404    404
sheet       PATCH    404    404   404   404      404      404    404    404    404    404     404    404
sheet       DELETE   404    404   404   404      404      404    404    404    404    404     404    404
sheet       OPTIONS  404    404   404   404      404      404    404    404    404    404     404    404

row_new     GET      login  404   404   page     page     404    404    404    404    404     404    404
row_new     HEAD     login  404   404   page     page     404    404    404    404    404     404    404
row_new     POST     login  404   404   written  written  404    404    404    404    404     404    404
row_new     PUT      404    404   404   404      404      404    404    404    404    404     404    404
row_new     PATCH    404    404   404   404      404      404    404    404    404    404     404    404
row_new     DELETE   404    404   404   404      404      404    404    404    404    404     404    404
row_new     OPTIONS  404    404   404   404      404      404    404    404    404    404     404    404

row         GET      login  404   404   page     page     page   page   page   page   page    404    404
row         HEAD     login  404   404   page     page     page   page   page   page   page    404    404
row         POST     login  404   404   written  written  404    404    404    404    404     404    404
row         PUT      404    404   404   404      404      404    404    404    404    404     404    404
row         PATCH    404    404   404   404      404      404    404    404    404    404     404    404
row         DELETE   404    404   404   404      404      404    404    404    404    404     404    404
row         OPTIONS  404    404   404   404      404      404    404    404    404    404     404    404

row_remove  GET      login  404   404   page     page     404    404    404    404    404     404    404
row_remove  HEAD     login  404   404   page     page     404    404    404    404    404     404    404
row_remove  POST     login  404   404   written  written  404    404    404    404    404     404    404
row_remove  PUT      404    404   404   404      404      404    404    404    404    404     404    404
row_remove  PATCH    404    404   404   404      404      404    404    404    404    404     404    404
row_remove  DELETE   404    404   404   404      404      404    404    404    404    404     404    404
row_remove  OPTIONS  404    404   404   404      404      404    404    404    404    404     404    404

forms       GET      login  404   404   page     page     page   page   page   page   page    404    404
forms       HEAD     login  404   404   page     page     page   page   page   page   page    404    404
forms       POST     404    404   404   404      404      404    404    404    404    404     404    404
forms       PUT      404    404   404   404      404      404    404    404    404    404     404    404
forms       PATCH    404    404   404   404      404      404    404    404    404    404     404    404
forms       DELETE   404    404   404   404      404      404    404    404    404    404     404    404
forms       OPTIONS  404    404   404   404      404      404    404    404    404    404     404    404

cascade     GET      login  404   404   page   page   page   page   page   page   page    404    404
cascade     HEAD     login  404   404   page   page   page   page   page   page   page    404    404
cascade     POST     404    404   404   404   404   404   404   404   404   404    404    404
cascade     PUT      404    404   404   404   404   404   404   404   404   404    404    404
cascade     PATCH    404    404   404   404   404   404   404   404   404   404    404    404
cascade     DELETE   404    404   404   404   404   404   404   404   404   404    404    404
cascade     OPTIONS  404    404   404   404   404   404   404   404   404   404    404    404
search      GET      login  404   404   page   page   page   page   page   page   page    404    404
search      HEAD     login  404   404   page   page   page   page   page   page   page    404    404
search      POST     404    404   404   404   404   404   404   404   404   404    404    404
search      PUT      404    404   404   404   404   404   404   404   404   404    404    404
search      PATCH    404    404   404   404   404   404   404   404   404   404    404    404
search      DELETE   404    404   404   404   404   404   404   404   404   404    404    404
search      OPTIONS  404    404   404   404   404   404   404   404   404   404    404    404
indicator_new     GET      login  404  404  404  404  404  404  404  404  404  404  404
indicator_new     HEAD     login  404  404  404  404  404  404  404  404  404  404  404
indicator_new     POST     login  404  404  404  404  404  404  404  404  404  404  404
indicator_new     PUT      404    404  404  404  404  404  404  404  404  404  404  404
indicator_new     PATCH    404    404  404  404  404  404  404  404  404  404  404  404
indicator_new     DELETE   404    404  404  404  404  404  404  404  404  404  404  404
indicator_new     OPTIONS  404    404  404  404  404  404  404  404  404  404  404  404

targets     GET      login  404   404   page     page     page   page   page   page   page    404    404
targets     HEAD     login  404   404   page     page     page   page   page   page   page    404    404
targets     POST     login  404   404   page     page     404    404    404    404    404     404    404
targets     PUT      404    404   404   404      404      404    404    404    404    404     404    404
targets     PATCH    404    404   404   404      404      404    404    404    404    404     404    404
targets     DELETE   404    404   404   404      404      404    404    404    404    404     404    404
targets     OPTIONS  404    404   404   404      404      404    404    404    404    404     404    404

texts       GET      login  404   404   page     page     page   page   page   page   page    404    404
texts       HEAD     login  404   404   page     page     page   page   page   page   page    404    404
texts       POST     login  404   404   404      404      404    404    404    404    404     404    404
texts       PUT      404    404   404   404      404      404    404    404    404    404     404    404
texts       PATCH    404    404   404   404      404      404    404    404    404    404     404    404
texts       DELETE   404    404   404   404      404      404    404    404    404    404     404    404
texts       OPTIONS  404    404   404   404      404      404    404    404    404    404     404    404

text        GET      login  404   404   page     page     page   page   page   page   page    404    404
text        HEAD     login  404   404   page     page     page   page   page   page   page    404    404
text        POST     login  404   404   written  written   404    404    404    404    404     404    404
text        PUT      404    404   404   404      404      404    404    404    404    404     404    404
text        PATCH    404    404   404   404      404      404    404    404    404    404     404    404
text        DELETE   404    404   404   404      404      404    404    404    404    404     404    404
text        OPTIONS  404    404   404   404      404      404    404    404    404    404     404    404

sharing     GET      login  404   404   page     page     404    404    404    404    404     404    404
sharing     HEAD     login  404   404   page     page     404    404    404    404    404     404    404
sharing     POST     login  404   404   page     page     404    404    404    404    404     404    404
sharing     PUT      404    404   404   404      404      404    404    404    404    404     404    404
sharing     PATCH    404    404   404   404      404      404    404    404    404    404     404    404
sharing     DELETE   404    404   404   404      404      404    404    404    404    404     404    404
sharing     OPTIONS  404    404   404   404      404      404    404    404    404    404     404    404

agreements  GET      login  404   404   page     page     page   page   page   page   page    404    404
agreements  HEAD     login  404   404   page     page     page   page   page   page   page    404    404
agreements  POST     404    404   404   404      404      404    404    404    404    404     404    404
agreements  PUT      404    404   404   404      404      404    404    404    404    404     404    404
agreements  PATCH    404    404   404   404      404      404    404    404    404    404     404    404
agreements  DELETE   404    404   404   404      404      404    404    404    404    404     404    404
agreements  OPTIONS  404    404   404   404      404      404    404    404    404    404     404    404

agreement_revise  GET      login  404  404  404  404  404  404  404  404  404  404  404
agreement_revise  HEAD     login  404  404  404  404  404  404  404  404  404  404  404
agreement_revise  POST     login  404  404  404  404  404  404  404  404  404  404  404
agreement_revise  PUT      404    404  404  404  404  404  404  404  404  404  404  404
agreement_revise  PATCH    404    404  404  404  404  404  404  404  404  404  404  404
agreement_revise  DELETE   404    404  404  404  404  404  404  404  404  404  404  404
agreement_revise  OPTIONS  404    404  404  404  404  404  404  404  404  404  404  404

agreement_new     GET      login  404  404  404  404  404  404  404  404  404  404  404
agreement_new     HEAD     login  404  404  404  404  404  404  404  404  404  404  404
agreement_new     POST     login  404  404  404  404  404  404  404  404  404  404  404
agreement_new     PUT      404    404  404  404  404  404  404  404  404  404  404  404
agreement_new     PATCH    404    404  404  404  404  404  404  404  404  404  404  404
agreement_new     DELETE   404    404  404  404  404  404  404  404  404  404  404  404
agreement_new     OPTIONS  404    404  404  404  404  404  404  404  404  404  404  404

agreement         GET      login  404  404  404  404  404  404  404  404  404  404  404
agreement         HEAD     login  404  404  404  404  404  404  404  404  404  404  404
agreement         POST     login  404  404  404  404  404  404  404  404  404  404  404
agreement         PUT      404    404  404  404  404  404  404  404  404  404  404  404
agreement         PATCH    404    404  404  404  404  404  404  404  404  404  404  404
agreement         DELETE   404    404  404  404  404  404  404  404  404  404  404  404
agreement         OPTIONS  404    404  404  404  404  404  404  404  404  404  404  404

budget      GET      login  404   404   page     page     page   page   page   page   page    404    404
budget      HEAD     login  404   404   page     page     page   page   page   page   page    404    404
budget      POST     login  404   404   page     page     404    404    404    404    404     404    404
budget      PUT      404    404   404   404      404      404    404    404    404    404     404    404
budget      PATCH    404    404   404   404      404      404    404    404    404    404     404    404
budget      DELETE   404    404   404   404      404      404    404    404    404    404     404    404
budget      OPTIONS  404    404   404   404      404      404    404    404    404    404     404    404

budget_changes  GET      login  404   404   page     page     404    404    page   page   404     404    404
budget_changes  HEAD     login  404   404   page     page     404    404    page   page   404     404    404
budget_changes  POST     404    404   404   404      404      404    404    404    404    404     404    404
budget_changes  PUT      404    404   404   404      404      404    404    404    404    404     404    404
budget_changes  PATCH    404    404   404   404      404      404    404    404    404    404     404    404
budget_changes  DELETE   404    404   404   404      404      404    404    404    404    404     404    404
budget_changes  OPTIONS  404    404   404   404      404      404    404    404    404    404     404    404

history     GET      login  404   404   page     404      404    404    page   page   404     404    404
history     HEAD     login  404   404   page     404      404    404    page   page   404     404    404
history     POST     404    404   404   404      404      404    404    404    404    404     404    404
history     PUT      404    404   404   404      404      404    404    404    404    404     404    404
history     PATCH    404    404   404   404      404      404    404    404    404    404     404    404
history     DELETE   404    404   404   404      404      404    404    404    404    404     404    404
history     OPTIONS  404    404   404   404      404      404    404    404    404    404     404    404

verification GET     login  404   404   404      page     404    page   page   404    404     404    404
verification HEAD    login  404   404   404      page     404    page   page   404    404     404    404
verification POST    login  404   404   404      422      404    422    422    404    404     404    404
verification PUT     404    404   404   404      404      404    404    404    404    404     404    404
verification PATCH   404    404   404   404      404      404    404    404    404    404     404    404
verification DELETE  404    404   404   404      404      404    404    404    404    404     404    404
verification OPTIONS 404    404   404   404      404      404    404    404    404    404     404    404

board       GET      login  404   404   page  page  page  page  page  page  page  404   404
board       HEAD     login  404   404   page  page  page  page  page  page  page  404   404
board       POST     404    404   404   404   404   404   404   404   404   404   404   404
board       PUT      404    404   404   404   404   404   404   404   404   404   404   404
board       PATCH    404    404   404   404   404   404   404   404   404   404   404   404
board       DELETE   404    404   404   404   404   404   404   404   404   404   404   404
board       OPTIONS  404    404   404   404   404   404   404   404   404   404   404   404

meeting     GET      login  404   404   page  page  page  page  page  page  page  404   404
meeting     HEAD     login  404   404   page  page  page  page  page  page  page  404   404
meeting     POST     404    404   404   404   404   404   404   404   404   404   404   404
meeting     PUT      404    404   404   404   404   404   404   404   404   404   404   404
meeting     PATCH    404    404   404   404   404   404   404   404   404   404   404   404
meeting     DELETE   404    404   404   404   404   404   404   404   404   404   404   404
meeting     OPTIONS  404    404   404   404   404   404   404   404   404   404   404   404

boundaries  GET      login  404   404   404   page  404   404   404   404   404   404   404
boundaries  HEAD     login  404   404   404   page  404   404   404   404   404   404   404
boundaries  POST     login  404   404   404   422   404   404   404   404   404   404   404
boundaries  PUT      404    404   404   404   404   404   404   404   404   404   404   404
boundaries  PATCH    404    404   404   404   404   404   404   404   404   404   404   404
boundaries  DELETE   404    404   404   404   404   404   404   404   404   404   404   404
boundaries  OPTIONS  404    404   404   404   404   404   404   404   404   404   404   404

year_close  GET      login  404   404   page     page     page   page   page   page   page    404    404
year_close  HEAD     login  404   404   page     page     page   page   page   page   page    404    404
year_close  POST     login  404   404   404      404      404    404    422    404    404     404    404
year_close  PUT      404    404   404   404      404      404    404    404    404    404     404    404
year_close  PATCH    404    404   404   404      404      404    404    404    404    404     404    404
year_close  DELETE   404    404   404   404      404      404    404    404    404    404     404    404
year_close  OPTIONS  404    404   404   404      404      404    404    404    404    404     404    404

year_withdraw  GET      login  404   404   page     page     404    404    404    404    404     404    404
year_withdraw  HEAD     login  404   404   page     page     404    404    404    404    404     404    404
year_withdraw  POST     login  404   404   422      422      404    404    404    404    404     404    404
year_withdraw  PUT      404    404   404   404      404      404    404    404    404    404     404    404
year_withdraw  PATCH    404    404   404   404      404      404    404    404    404    404     404    404
year_withdraw  DELETE   404    404   404   404      404      404    404    404    404    404     404    404
year_withdraw  OPTIONS  404    404   404   404      404      404    404    404    404    404     404    404

closing_take  GET      404    404   404   404      404      404    404    404    404    404     404    404
closing_take  HEAD     404    404   404   404      404      404    404    404    404    404     404    404
closing_take  POST     login  404   404   404      404      404    404    404    404    404     404    404
closing_take  PUT      404    404   404   404      404      404    404    404    404    404     404    404
closing_take  PATCH    404    404   404   404      404      404    404    404    404    404     404    404
closing_take  DELETE   404    404   404   404      404      404    404    404    404    404     404    404
closing_take  OPTIONS  404    404   404   404      404      404    404    404    404    404     404    404

papers         GET      login  404  404  page page page page page page page  404  404
papers         HEAD     login  404  404  page page page page page page page  404  404
papers         POST     404    404  404  404  404  404  404  404  404  404   404  404
papers         PUT      404    404  404  404  404  404  404  404  404  404   404  404
papers         PATCH    404    404  404  404  404  404  404  404  404  404   404  404
papers         DELETE   404    404  404  404  404  404  404  404  404  404   404  404
papers         OPTIONS  404    404  404  404  404  404  404  404  404  404   404  404

paper_version  GET      login  404  404  404  404  404  404  404  404  404   404  404
paper_version  HEAD     login  404  404  404  404  404  404  404  404  404   404  404
paper_version  POST     login  404  404  404  404  404  404  404  404  404   404  404
paper_version  PUT      404    404  404  404  404  404  404  404  404  404   404  404
paper_version  PATCH    404    404  404  404  404  404  404  404  404  404   404  404
paper_version  DELETE   404    404  404  404  404  404  404  404  404  404   404  404
paper_version  OPTIONS  404    404  404  404  404  404  404  404  404  404   404  404

paper_sent     GET      404    404  404  404  404  404  404  404  404  404   404  404
paper_sent     HEAD     404    404  404  404  404  404  404  404  404  404   404  404
paper_sent     POST     login  404  404  404  404  404  404  404  404  404   404  404
paper_sent     PUT      404    404  404  404  404  404  404  404  404  404   404  404
paper_sent     PATCH    404    404  404  404  404  404  404  404  404  404   404  404
paper_sent     DELETE   404    404  404  404  404  404  404  404  404  404   404  404
paper_sent     OPTIONS  404    404  404  404  404  404  404  404  404  404   404  404

paper_preview  GET      login  404  404  404  404  404  404  404  404  404   404  404
paper_preview  HEAD     login  404  404  404  404  404  404  404  404  404   404  404
paper_preview  POST     404    404  404  404  404  404  404  404  404  404   404  404
paper_preview  PUT      404    404  404  404  404  404  404  404  404  404   404  404
paper_preview  PATCH    404    404  404  404  404  404  404  404  404  404   404  404
paper_preview  DELETE   404    404  404  404  404  404  404  404  404  404   404  404
paper_preview  OPTIONS  404    404  404  404  404  404  404  404  404  404   404  404

paper_file     GET      login  404  404  404  404  404  404  404  404  404   404  404
paper_file     HEAD     login  404  404  404  404  404  404  404  404  404   404  404
paper_file     POST     404    404  404  404  404  404  404  404  404  404   404  404
paper_file     PUT      404    404  404  404  404  404  404  404  404  404   404  404
paper_file     PATCH    404    404  404  404  404  404  404  404  404  404   404  404
paper_file     DELETE   404    404  404  404  404  404  404  404  404  404   404  404
paper_file     OPTIONS  404    404  404  404  404  404  404  404  404  404   404  404

paper_kind     GET      login  404  404  404  404  404  404  404  404  404   404  404
paper_kind     HEAD     login  404  404  404  404  404  404  404  404  404   404  404
paper_kind     POST     login  404  404  404  404  404  404  404  404  404   404  404
paper_kind     PUT      404    404  404  404  404  404  404  404  404  404   404  404
paper_kind     PATCH    404    404  404  404  404  404  404  404  404  404   404  404
paper_kind     DELETE   404    404  404  404  404  404  404  404  404  404   404  404
paper_kind     OPTIONS  404    404  404  404  404  404  404  404  404  404   404  404

reminders   GET      login  404    404    page   page   page   page   page   page   page   404    404
reminders   HEAD     login  404    404    page   page   page   page   page   page   page   404    404
reminders   POST     login  404    404    422    422    422    422    422    422    422    404    404
reminders   PUT      404    404    404    404    404    404    404    404    404    404    404    404
reminders   PATCH    404    404    404    404    404    404    404    404    404    404    404    404
reminders   DELETE   404    404    404    404    404    404    404    404    404    404    404    404
reminders   OPTIONS  404    404    404    404    404    404    404    404    404    404    404    404

remind_form GET      404    404    404    404    404    404    404    404    404    404    404    404
remind_form HEAD     404    404    404    404    404    404    404    404    404    404    404    404
remind_form POST     login  404    404    404    404    404    404    404    404    404    404    404
remind_form PUT      404    404    404    404    404    404    404    404    404    404    404    404
remind_form PATCH    404    404    404    404    404    404    404    404    404    404    404    404
remind_form DELETE   404    404    404    404    404    404    404    404    404    404    404    404
remind_form OPTIONS  404    404    404    404    404    404    404    404    404    404    404    404

inspections     GET     login  404    404    404    page   404    page   page   page   404    404    404
inspections     HEAD    login  404    404    404    page   404    page   page   page   404    404    404
inspections     POST    login  404    404    404    422    404    422    422    422    404    404    404
inspections     PUT     404    404    404    404    404    404    404    404    404    404    404    404
inspections     PATCH   404    404    404    404    404    404    404    404    404    404    404    404
inspections     DELETE  404    404    404    404    404    404    404    404    404    404    404    404
inspections     OPTIONS 404    404    404    404    404    404    404    404    404    404    404    404

inspection      GET     login  404    404    404    404    404    404    404    404    404    404    404
inspection      HEAD    login  404    404    404    404    404    404    404    404    404    404    404
inspection      POST    login  404    404    404    404    404    404    404    404    404    404    404
inspection      PUT     404    404    404    404    404    404    404    404    404    404    404    404
inspection      PATCH   404    404    404    404    404    404    404    404    404    404    404    404
inspection      DELETE  404    404    404    404    404    404    404    404    404    404    404    404
inspection      OPTIONS 404    404    404    404    404    404    404    404    404    404    404    404

inspection_file GET     login  404    404    404    404    404    404    404    404    404    404    404
inspection_file HEAD    login  404    404    404    404    404    404    404    404    404    404    404
inspection_file POST    404    404    404    404    404    404    404    404    404    404    404    404
inspection_file PUT     404    404    404    404    404    404    404    404    404    404    404    404
inspection_file PATCH   404    404    404    404    404    404    404    404    404    404    404    404
inspection_file DELETE  404    404    404    404    404    404    404    404    404    404    404    404
inspection_file OPTIONS 404    404    404    404    404    404    404    404    404    404    404    404

administration        GET      login  404 404 page  404 404 404 404 404 404 404 404
administration        HEAD     login  404 404 page  404 404 404 404 404 404 404 404
administration        POST     login  404 404 404   404 404 404 404 404 404 404 404
administration        PUT      404    404 404 404   404 404 404 404 404 404 404 404
administration        PATCH    404    404 404 404   404 404 404 404 404 404 404 404
administration        DELETE   404    404 404 404   404 404 404 404 404 404 404 404
administration        OPTIONS  404    404 404 404   404 404 404 404 404 404 404 404

administration_backup GET      login  404 404 404   404 404 404 404 404 404 404 404
administration_backup HEAD     login  404 404 404   404 404 404 404 404 404 404 404
administration_backup POST     404    404 404 404   404 404 404 404 404 404 404 404
administration_backup PUT      404    404 404 404   404 404 404 404 404 404 404 404
administration_backup PATCH    404    404 404 404   404 404 404 404 404 404 404 404
administration_backup DELETE   404    404 404 404   404 404 404 404 404 404 404 404
administration_backup OPTIONS  404    404 404 404   404 404 404 404 404 404 404 404

job         GET      login  404    404   404      404      404    404    404    404    404     404    404
job         HEAD     login  404    404   404      404      404    404    404    404    404     404    404
job         POST     404    404    404   404      404      404    404    404    404    404     404    404
job         PUT      404    404    404   404      404      404    404    404    404    404     404    404
job         PATCH    404    404    404   404      404      404    404    404    404    404     404    404
job         DELETE   404    404    404   404      404      404    404    404    404    404     404    404
job         OPTIONS  404    404    404   404      404      404    404    404    404    404     404    404

job_cancel  GET      404    404    404   404      404      404    404    404    404    404     404    404
job_cancel  HEAD     404    404    404   404      404      404    404    404    404    404     404    404
job_cancel  POST     login  404    404   404      404      404    404    404    404    404     404    404
job_cancel  PUT      404    404    404   404      404      404    404    404    404    404     404    404
job_cancel  PATCH    404    404    404   404      404      404    404    404    404    404     404    404
job_cancel  DELETE   404    404    404   404      404      404    404    404    404    404     404    404
job_cancel  OPTIONS  404    404    404   404      404      404    404    404    404    404     404    404
"""
"""`login`: is asked to sign in and comes back here; `404`: unknown and forbidden look the same; `page`: sees
it, and nothing is written; `written`: is led on (302) and one entry of the log tells it."""

LINES = [line.split() for line in MATRIX.strip().splitlines()[1:] if line]
EXPECTED = {(name, method): dict(zip(WHO, cells, strict=True)) for name, method, *cells in LINES}

OWN_PAGES = {
    "home": "signed in",
    "calendar_feed": "nobody",
    "demonstration_enter": "nobody",
    "account_login": "anybody",
    "account_logout": "signed in",
    "account_change_password": "signed in",
    "account_reauthenticate": "signed in",
    "usersessions_list": "signed in",
    "mfa_index": "signed in",
    "mfa_authenticate": "anybody",
    "mfa_reauthenticate": "signed in",
    "mfa_activate_totp": "signed in",
    "mfa_deactivate_totp": "signed in",
    "mfa_view_recovery_codes": "signed in",
    "mfa_generate_recovery_codes": "signed in",
    "mfa_download_recovery_codes": "signed in",
    "mfa_list_webauthn": "signed in",
    "mfa_add_webauthn": "signed in",
    "mfa_remove_webauthn": "signed in",
    "mfa_edit_webauthn": "signed in",
    "mfa_login_webauthn": "anybody",
    "mfa_reauthenticate_webauthn": "signed in",
    "account_inactive": "nobody",
    "account_signup": "nobody",
    "account_email": "nobody",
    "account_email_verification_sent": "nobody",
    "account_set_password": "nobody",
    "account_reset_password": "nobody",
    "account_confirm_login_code": "nobody",
    "account_confirm_email": "nobody",
    "account_reset_password_from_key_done": "nobody",
    "account_reset_password_from_key": "nobody",
    "account_reset_password_done": "nobody",
}
"""Who opens the addresses that belong to no office; that of the demonstration is none in an installation."""


def people(year: OfficeYear, twin: OfficeYear) -> Mapping[str, Client]:
    """A browser for each column of the table; whose role is over or yet to come was or will be a planner."""
    office, today = year.office, timezone.localdate()
    future = person("kelak")
    Membership.objects.create(office=office, user=future, role=Role.PLANNER, since=today + timedelta(days=1))
    return {
        "anonymous": Client(),
        "without an office": signed_in(person("siapa")),
        "of the twin office": signed_in(person("tetangga", twin.office, *Role)),
        **{role.value: signed_in(person(role.value, office, role)) for role in Role},
        "ended": signed_in(person("dulu", office, Role.PLANNER, until=today - timedelta(days=1))),
        "not begun": signed_in(future),
    }


def outcome(client: Client, method: str, address: str, year: OfficeYear) -> str:
    """What comes of a request that would be right of whoever may send it."""
    entries, (rows, revision) = told(), state(year)
    typed = {
        "versi": "1",
        "alasan": "Tercatat dua kali.",
        "sel-actual": "2",
        "sel-indicator": f"lain-{entries}",
        "isi": "Sebuah alinea.",
    }
    body = urlencode({**{f"sel-{name}": text for name, text in CELLS.items()}, **typed})
    answer = client.generic(method, address, body, content_type="application/x-www-form-urlencoded")
    has_told, is_changed = told() - entries, state(year) != (rows, revision)
    if answer.status_code == 302 and answer.headers["Location"] == f"/akun/login/?next={address}":
        word = "login"
    else:
        word = {200: "page", 302: "written", 404: "404"}.get(answer.status_code, str(answer.status_code))
    if (has_told, is_changed) != ((1, True) if word == "written" else (0, False)):
        return f"{answer.status_code} with {has_told} entries, changed: {is_changed}"
    return word


def state(year: OfficeYear) -> tuple[list[object], int]:
    """All that is kept of a year."""
    year.refresh_from_db()
    return [*year.rows.values_list("pk", "version", "cells")], year.revision


def test_the_table_has_every_address_of_an_office_with_every_method_and_every_role() -> None:
    assert [line[:2] for line in LINES] == [
        list(pair) for pair in product(dict.fromkeys(line[0] for line in LINES), METHODS)
    ]
    assert {name for name, _ in EXPECTED} == of_offices().keys(), "an address without a row is not decided"
    assert [role.value for role in Role] == [
        "administrator",
        "planner",
        "data_entry",
        "unit_head",
        "office_head",
        "inspector",
        "viewer",
    ]


@pytest.mark.django_db
@pytest.mark.parametrize(("name", "method"), EXPECTED)
def test_each_cell_of_the_table_is_what_happens(name: str, method: str) -> None:
    year, twin = office_year("asri", rows=len(WHO)), office_year("asra")
    ids = [*year.rows.values_list("pk", flat=True)]
    values = {"office": "asri", "year": 2024, "slug": "outputs"}
    came = {}
    for (who, client), pk in zip(people(year, twin).items(), ids, strict=True):
        named = {slot: {**values, "pk": pk, "name": f"teks-{pk}"}[slot] for slot in of_offices()[name]}
        came[who] = outcome(client, method, reverse(name, kwargs=named), year)
    assert came == EXPECTED[name, method]


def test_the_table_of_pages_outside_offices_has_every_address() -> None:
    names = [name for name, slots in addresses() if "office" not in slots]
    assert sorted(names) == sorted(OWN_PAGES)


def own_address(name: str) -> str:
    """An address outside of offices, with something in each of its slots."""
    return reverse(name, kwargs={slot: 7 if slot == "pk" else "abc" for slot in dict(addresses())[name]})


@pytest.mark.django_db
@pytest.mark.parametrize(("name", "who"), OWN_PAGES.items())
def test_pages_outside_offices_ask_whoever_has_not_signed_in(name: str, who: str) -> None:
    address = own_address(name)
    answer = Client().get(address)
    asked = answer.status_code == 302 and answer.headers["Location"] == f"/akun/login/?next={address}"
    assert (asked, answer.status_code == 404) == (who == "signed in", who == "nobody")


@pytest.mark.django_db
@pytest.mark.parametrize("name", [name for name, who in OWN_PAGES.items() if who == "nobody"])
def test_what_nobody_may_call_is_there_for_no_role_and_by_no_method(name: str) -> None:
    client = signed_in(person("segala", office_year("asri").office, *Role))
    assert [client.generic(method, own_address(name)).status_code for method in METHODS] == [404] * len(
        METHODS
    )


@pytest.mark.django_db
@pytest.mark.parametrize("name", OWN_PAGES)
def test_pages_outside_offices_know_no_other_methods(name: str) -> None:
    for client in (Client(), signed_in(person("siapa"))):
        for method in ("PUT", "PATCH", "DELETE", "OPTIONS", "TRACE"):
            assert client.generic(method, own_address(name)).status_code == 404, method


@pytest.mark.django_db
def test_a_role_that_may_not_sees_what_it_would_see_where_nothing_is() -> None:
    year = office_year("asri")
    client = signed_in(person("pembaca", year.office, Role.VIEWER))
    row = year.rows.get()
    base = "/asri/2024/perencanaan/outputs/"
    changing = r'name="csrfmiddlewaretoken" value="[^"]*"'
    nothing = client.get(f"{base}{row.pk + 1}/")
    for address in (f"{base}baru/", f"{base}{row.pk}/hapus/"):
        answer = client.get(address)
        assert answer.status_code == nothing.status_code == 404
        assert re.sub(changing, "", answer.text) == re.sub(changing, "", nothing.text)
        assert "<h1>Halaman ini tidak ada</h1>" in answer.text


@pytest.mark.django_db
def test_several_roles_may_together_what_each_may_alone() -> None:
    year = office_year("asri")
    client = signed_in(person("rangkap", year.office, Role.VIEWER, Role.PLANNER))
    assert client.get("/asri/2024/perencanaan/outputs/baru/").status_code == 200


@pytest.mark.django_db
def test_a_role_that_is_taken_away_is_gone_with_the_next_request() -> None:
    year = office_year("asri")
    user = person("pembaca", year.office, Role.VIEWER)
    client = signed_in(user)
    assert client.get("/asri/2024/").status_code == 200
    Membership.objects.filter(user=user).delete()
    assert client.get("/asri/2024/").status_code == 404


@pytest.mark.django_db
def test_roles_of_a_day_are_those_whose_days_hold_it(monkeypatch: pytest.MonkeyPatch) -> None:
    office = office_year("asri").office
    user, day = person("seseorang"), date(2024, 2, 28)
    around = [day + timedelta(days=offset) for offset in (-1, 0, 1)]
    for since, until in product(around, (*around, None)):
        if until is not None and until < since:
            continue
        made = Membership.objects.create(office=office, user=user, role=Role.VIEWER, since=since, until=until)
        for today in [day + timedelta(days=offset) for offset in range(-2, 3)]:
            monkeypatch.setattr(timezone, "localdate", lambda today=today: today)
            holds = since <= today <= (until or date.max)
            assert made.holds_on(today) is holds
            assert roles_of(user, "asri") == ({Role.VIEWER} if holds else frozenset())
        made.delete()


@pytest.mark.django_db
def test_nobody_has_a_role_where_there_is_no_office() -> None:
    user = person("seseorang", office_year("asri").office, *Role)
    assert roles_of(user, "asri") == frozenset(Role)
    assert (
        roles_of(user, "tidak-ada") == roles_of(User.objects.create(username="lain"), "asri") == frozenset()
    )
