import { type Theme, withBase } from 'vitepress';
import DefaultTheme from 'vitepress/theme-without-fonts';
import { h } from 'vue';
import BeforeAndAfter from './BeforeAndAfter.vue';
import './style.css';

const theme: Theme = {
  extends: DefaultTheme,
  Layout: () => h(DefaultTheme.Layout, null, { 'home-hero-image': () => h(BeforeAndAfter) }),
  enhanceApp() {
    if (import.meta.env.SSR || !import.meta.env.PROD || !('serviceWorker' in navigator)) return;
    // After all that the page needs itself.
    addEventListener('load', () => void navigator.serviceWorker.register(withBase('/service-worker.js')));
  },
};

export default theme;
