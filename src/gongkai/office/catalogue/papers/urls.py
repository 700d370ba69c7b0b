"""The addresses of an entry's papers, below those of the entry."""

from __future__ import annotations

from django.urls import path

from gongkai.office.catalogue.papers import views

app_name = "papers"
urlpatterns = [
    path("<int:pk>/form.pdf", views.form_as_pdf, name="form_pdf"),
    path("<int:pk>/form.docx", views.form_as_docx, name="form_docx"),
    path("<int:pk>/paste.zip", views.paste, name="paste"),
]
