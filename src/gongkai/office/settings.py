"""Django's settings, made of the installation's configuration; nothing here is read from anywhere else."""

from __future__ import annotations

from pathlib import Path

from csp.constants import NONE, SELF

from gongkai.office.configuration import database_of, read_configuration

CONFIGURATION = read_configuration()
HERE = Path(__file__).resolve().parent

SECRET_KEY = CONFIGURATION.secret_key
DEBUG = False
ALLOWED_HOSTS = list(CONFIGURATION.hosts)
ROOT_URLCONF = "gongkai.office.urls"
WSGI_APPLICATION = "gongkai.office.wsgi.application"
FORCE_SCRIPT_NAME = CONFIGURATION.under or None

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.messages",
    "django.contrib.sessions",
    "django.contrib.staticfiles",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "axes",
    "csp",
    "django_htmx",
    "django_tasks",
    "django_tasks_db",
    "gongkai.office.journal",
    "gongkai.office.agencies",
    "gongkai.office.files",
    "gongkai.office.workdays",
    "gongkai.office.catalogue",
    "gongkai.office.search",
    "gongkai.office.channels",
    "gongkai.office.portal",
    "gongkai.office.desk",
    "gongkai.office.upkeep",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "gongkai.office.agencies.middleware.WithoutNul",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "csp.middleware.CSPMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "gongkai.office.agencies.middleware.AskerMiddleware",
    "axes.middleware.AxesMiddleware",
]

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [HERE / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "gongkai.office.desk.context.surroundings",
            ],
        },
    },
]

DATABASES = {"default": database_of(CONFIGURATION)}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
# A request that only reads must not take SQLite's one write lock, so each act opens its own transaction.
ATOMIC_REQUESTS = False

# --- people ---
AUTH_USER_MODEL = "agencies.Person"
AUTHENTICATION_BACKENDS = [
    "axes.backends.AxesStandaloneBackend",
    "allauth.account.auth_backends.AuthenticationBackend",
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 10}},
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.NumericPasswordValidator"},
]
ACCOUNT_ADAPTER = "gongkai.office.agencies.adapter.NoSignup"
ACCOUNT_FORMS = {
    "login": "gongkai.office.agencies.forms_sign_in.SignInForm",
    "change_password": "gongkai.office.agencies.forms_sign_in.NewPasswordForm",
}
ACCOUNT_LOGIN_METHODS = {"username"}
ACCOUNT_SIGNUP_FIELDS = ["username*", "password1*"]
ACCOUNT_USER_MODEL_EMAIL_FIELD = None
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_SESSION_REMEMBER = False
# Lock-out is axes' alone: its rows are in the database, so it holds over all workers and an administrator can lift it.
ACCOUNT_RATE_LIMITS = False
ACCOUNT_LOGOUT_REDIRECT_URL = "portal:home"
MFA_SUPPORTED_TYPES = ["totp", "recovery_codes"]
MFA_TOTP_TOLERANCE = 1
MFA_TOTP_ISSUER = "公开 Gongkai"
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "desk:home"
AXES_FAILURE_LIMIT = 5
AXES_COOLOFF_TIME = 0.25  # hours
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]
AXES_RESET_ON_SUCCESS = True
AXES_LOCKOUT_TEMPLATE = "account/locked_out.html"
PROXIES = CONFIGURATION.proxies
AXES_CLIENT_IP_CALLABLE = "gongkai.office.agencies.callers.address_of"
AXES_VERBOSE = False
SESSION_COOKIE_AGE = 4 * 60 * 60
SESSION_EXPIRE_AT_BROWSER_CLOSE = True
SESSION_SAVE_EVERY_REQUEST = False

# --- what browsers are told ---
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = CONFIGURATION.secure
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
SECURE_PROXY_SSL_HEADER = (
    ("HTTP_X_FORWARDED_PROTO", "https") if CONFIGURATION.secure and CONFIGURATION.proxies else None
)
CSRF_TRUSTED_ORIGINS = [f"https://{host}" for host in CONFIGURATION.hosts] if CONFIGURATION.secure else []
X_FRAME_OPTIONS = "DENY"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],
        "font-src": [SELF],
        "connect-src": [SELF],
        "form-action": [SELF],
        "manifest-src": [SELF],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
    }
}

# --- language and time ---
LANGUAGE_CODE = "zh-hans"
USE_I18N = True
TIME_ZONE = "Asia/Shanghai"
USE_TZ = True

# --- files ---
STATIC_URL = "static/"
STATICFILES_DIRS = [HERE / "static"]
# The program's own static files are served from where they are installed: no collecting step to forget.
WHITENOISE_USE_FINDERS = True
WHITENOISE_AUTOREFRESH = False
WHITENOISE_MAX_AGE = 3600
FILES_ROOT = CONFIGURATION.files
DATA_UPLOAD_MAX_MEMORY_SIZE = 8 * 1024 * 1024
FILE_UPLOAD_MAX_MEMORY_SIZE = 4 * 1024 * 1024

# A one-time code serves once, whichever process it comes to: so what was used is kept where all of them look.
CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.filebased.FileBasedCache",
        "LOCATION": CONFIGURATION.data / "cache",
    }
}

# --- jobs ---
TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend", "QUEUES": ["default"]}}

# --- logs: never what a person typed, never a name ---
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"plain": {"format": "{asctime} {levelname} {name} {message}", "style": "{"}},
    "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "plain"}},
    "root": {"handlers": ["stderr"], "level": "WARNING"},
    "loggers": {"gongkai": {"level": "INFO"}, "axes": {"level": "ERROR"}},
}
