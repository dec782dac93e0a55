;;; zhubi-eglot.el --- Zhubi with eglot  -*- lexical-binding: t; -*-

;; Put this file on the load path and (require 'zhubi-eglot); then M-x eglot in a draft.

(require 'cl-lib)
(require 'eglot)

(add-to-list 'eglot-server-programs '((markdown-mode text-mode) . ("zhubi" "lsp")))

;; eglot 1.17 (Emacs 30.1) leaves the bytes of a Chinese file name undecoded and then finds no buffer for its
;; diagnostics.  Only a name that still holds raw bytes is touched.
(defun zhubi-eglot-decode-path (path)
  "Decode raw bytes in PATH as UTF-8."
  (if (and (stringp path) (string-match-p "[\x3fff80-\x3fffff]" path))
      (decode-coding-string (encode-coding-string path 'raw-text t) 'utf-8)
    path))

(when (fboundp 'eglot-uri-to-path)
  (advice-add 'eglot-uri-to-path :filter-return #'zhubi-eglot-decode-path))

;; Stock completion compares what was typed with the name, and so drops every name that was asked for by its pinyin.  The
;; server has chosen already: take all that it sends.  eglot 1.17 does so by itself.
(defun zhubi-eglot-all (string table predicate _point)
  "All candidates of TABLE for STRING that pass PREDICATE."
  (let ((found (all-completions string table predicate)))
    (when (cl-some (lambda (one) (get-text-property 0 'eglot--lsp-item one)) found) found)))

(defun zhubi-eglot-try (string table predicate point)
  "The only candidate of TABLE for STRING that passes PREDICATE, or STRING itself at POINT."
  (let ((found (zhubi-eglot-all string table predicate point)))
    (cond ((null found) nil)
          ((null (cdr found)) (cons (car found) (length (car found))))
          (t (cons string point)))))

(add-to-list 'completion-styles-alist '(zhubi zhubi-eglot-try zhubi-eglot-all "What the language server found."))

;; Emacs takes some full-width punctuation, the colon among it, and emoji for parts of a word, and eglot completes whole words.
(defvar zhubi-eglot-punctuation
  '((#x2010 . #x2027) (#x2600 . #x27BF) (#x3001 . #x3004) (#x3008 . #x3020) (#xFF01 . #xFF0F) (#xFF1A . #xFF20)
    (#xFF3B . #xFF40) (#xFF5B . #xFF65) (#x1F000 . #x1FAFF))
  "Ranges of characters that end a word.")

(defun zhubi-eglot-setup ()
  "Complete in drafts what the server completes."
  (when (derived-mode-p 'text-mode)
    (let ((table (make-syntax-table (syntax-table))))
      (dolist (range zhubi-eglot-punctuation) (modify-syntax-entry range "." table))
      (set-syntax-table table))
    (unless (assq 'eglot-capf completion-category-defaults)
      (setq-local completion-category-overrides (cons '(eglot (styles zhubi)) completion-category-overrides)))))

(add-hook 'eglot-managed-mode-hook #'zhubi-eglot-setup)

;; Text modes of Emacs before 30 put this key to a spelling dictionary, and so does markdown-mode, which is one of them.
(define-key eglot-mode-map (kbd "C-M-i") #'completion-at-point)

(provide 'zhubi-eglot)
;;; zhubi-eglot.el ends here
