// Before anything is painted: the light or dark that was chosen last time.
{
  const theme = window.localStorage.getItem("zhengtu.theme");
  if (theme === "dark" || theme === "light") document.documentElement.dataset.theme = theme;
}
