"""Addresses of agencies and people, below /desk/settings/."""

from __future__ import annotations

from django.urls import path

from gongkai.office.agencies import views, views_duties, views_people

app_name = "agencies"
urlpatterns = [
    path("", views.tree, name="tree"),
    path("agencies/<int:number>/", views.agency, name="agency"),
    path("agencies/<int:number>/examples/", views.examples, name="examples"),
    path("agencies/<int:number>/below/", views.register, name="register"),
    path("agencies/<int:number>/abolish/", views.abolish, name="abolish"),
    path("agencies/<int:number>/people/", views_people.people, name="people"),
    path("agencies/<int:number>/people/add/", views_people.add, name="add_person"),
    path("agencies/<int:number>/people/<int:person>/", views_people.person, name="person"),
    path("agencies/<int:number>/people/<int:person>/password/", views_people.reset, name="reset"),
    path("agencies/<int:number>/people/<int:person>/unlock/", views_people.unlock, name="unlock"),
    path("agencies/<int:number>/people/<int:person>/use/", views_people.in_use, name="in_use"),
    path("agencies/<int:number>/duties/", views_duties.assign, name="assign"),
    path("duties/<int:number>/end/", views_duties.end, name="end_duty"),
    path("duties/<int:number>/hand-over/", views_duties.hand, name="hand_over"),
]
