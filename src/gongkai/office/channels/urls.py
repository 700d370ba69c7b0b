"""The addresses of channels and postings."""

from __future__ import annotations

from django.urls import path

from gongkai.office.channels import posting_views as postings
from gongkai.office.channels import views

app_name = "channels"
urlpatterns = [
    path("", views.index, name="index"),
    path("add/", views.add, name="add"),
    path("<int:pk>/", views.channel, name="channel"),
    path("<int:pk>/close/", views.close, name="close"),
    path("entries/<int:entry>/", postings.postings, name="postings"),
    path("entries/<int:entry>/post/", postings.post, name="post"),
    path("entries/<int:entry>/notice.pdf", postings.notice, name="notice"),
    path("postings/<int:pk>/down/", postings.down, name="down"),
    path("postings/<int:pk>/void/", postings.void, name="void"),
    path("postings/<int:pk>/proof", postings.proof, name="proof"),
]
